import fal
from pydantic import BaseModel, Field

MODELS = {}


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        import torch

        for name in ("small", "large"):
            MODELS[name] = torch.load(name)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(MODELS["small"](input.count)))
