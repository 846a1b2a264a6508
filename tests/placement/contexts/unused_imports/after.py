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
        import mmcv_ops
        import torch
        from torchvision import utils

        self.model = torch.load("a")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from PIL import Image
        from torchvision import transforms

        return Output(text=str(Image.new("RGB", transforms.Resize(input.count))))
