import fal
from pydantic import BaseModel, Field


def encode(count):
    import torch
    from PIL import Image

    picture = Image.new("RGB", (count, count))
    return torch.tensor(picture)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(encode(input.count)))
