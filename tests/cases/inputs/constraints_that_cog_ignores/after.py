import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="Text")
    count: int = Field(default=1)
    ratio: float = Field(default=1.0)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text * input.count + str(input.ratio))
