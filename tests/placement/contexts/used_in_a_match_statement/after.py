import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str | None = None


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def kind_of(self, count):
        import torch

        return torch.float32 if count > 1 else torch.float16

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        match self.kind_of(input.count):
            case torch.float32:
                return Output(text="full")
            case _:
                return Output(text="something")
        return Output(text=None)
