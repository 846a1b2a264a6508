import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="Text")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import torch

        self.model = torch.jit.load("/data/model.pt")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Run a single prediction on the model"""
        import torch

        with torch.inference_mode():
            # one at a time
            result = self.model(input.text)
            return Output(text=result)
