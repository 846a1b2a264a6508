import fal
from pydantic import BaseModel, Field


def resize(scale, picture):
    import torch

    return torch.resize(picture, scale)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import utils3d as scale

        return Output(text=str(resize(input.count, scale.load(input.count))))
