import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        from torch import nn

        self.layer = nn.Linear(2, 2)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch
        from torch.nn import functional as F

        return Output(text=str(F.relu(torch.tensor(input.count))))
