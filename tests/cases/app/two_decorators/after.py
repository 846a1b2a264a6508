import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


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
        import torch

        with torch.no_grad(), torch.amp.autocast("cuda"):
            return Output(text=self.model(input.text))
