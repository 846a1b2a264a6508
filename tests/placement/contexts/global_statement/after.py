import fal
from pydantic import BaseModel, Field

model = None


def load():
    import torch

    global model
    if model is None:
        model = torch.load("a")
    return model


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        load()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(load()(input.count)))
