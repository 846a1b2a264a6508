import fal
from pydantic import BaseModel, Field

MOST_STEPS = 50


class Input(BaseModel):
    prompt: str = Field(description="Prompt")
    width: int = Field(description="Width", default=1024, ge=256, le=1440)
    steps: int = Field(description="Steps, up to 8", default=4, ge=1, le=8)
    more_steps: int = Field(description="Steps, up to 50", default=28, ge=1, le=50)
    seed: int | None = Field(description="Seed", default=None)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.prompt} {input.width} {input.steps} {input.more_steps} {input.seed}")
