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

        # TODO(cogfal CF106): `"weights.pt"`: these weights came with the image that Cog built and are not in the project; put them on /data, or download them in setup()
        self.model = torch.load("weights.pt")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(self.model(input.count)))
