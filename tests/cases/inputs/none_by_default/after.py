import random

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    prompt: str = Field(description="Prompt")
    negative_prompt: str | None = Field(description="Prompt to avoid", default=None)
    seed: int | None = Field(
        description="Random seed. Leave blank to randomize", default=None
    )
    scale: float | None = None


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        # the seed decides
        seed = input.seed
        if seed is None:
            seed = random.randint(0, 9)
        return Output(text=f"{input.prompt} {input.negative_prompt or ''} {seed} {input.scale}")
