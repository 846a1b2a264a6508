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
        import torch

        self.device = torch.device("cuda")

        self.model = torch.load("a").to(self.device)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(text=str(torch.tensor(input.count).to(self.device)))
