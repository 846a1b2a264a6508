import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global MODEL

        import torch

        try:
            MODEL = torch.load("a")
        except FileNotFoundError:
            MODEL = None

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(MODEL(input.count)))
