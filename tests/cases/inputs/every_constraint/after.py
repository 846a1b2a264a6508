import fal
from pydantic import BaseModel, Field

LARGEST_SEED = 2**32 - 1


class Input(BaseModel):
    name: str = Field(min_length=2, max_length=20, pattern="^[a-z]+$")
    steps: int = Field(ge=1, le=50, default=25)
    strength: float = Field(
        default=-0.5, ge=-1.0, le=1.0, description="Below zero: less"
    )
    seed: int = Field(default=0, ge=0, le=LARGEST_SEED)
    old: str = Field(default="", deprecated=True)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.name} {input.steps} {input.strength} {input.seed} {input.old}")
