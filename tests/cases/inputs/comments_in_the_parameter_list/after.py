import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    # what to write
    prompt: str = Field(description="Prompt")  # required
    # width: int = Input(default=512),
    # height: int = Input(default=512),
    steps: int = Field(  # fifty is enough
        description="Steps",
        default=50,
        # le=100,
    )
    # by name only
    # from here on
    plain: bool = False  # no styles
    # nothing more


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.prompt} {input.steps} {input.plain}")
