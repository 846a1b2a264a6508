import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    seed: int = Field(default=0)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        """Load the model"""
        import torch

        self.model = torch.jit.load("/data/model.pt")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Run a single prediction on the model"""
        import torch

        torch.manual_seed(input.seed)
        return Output(text=self.model())
