import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    input: str = Field(description="Text to speak")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, request: Input) -> Output:
        return Output(text=request.input.upper())
