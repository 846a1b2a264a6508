import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    scale: float = Field(description="Scale", default=2)


class Output(BaseModel):
    output: float


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import torch
        from realesrgan.utils import RealESRGANer

        self.upsampler = RealESRGANer(half=torch.cuda.is_available())

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=self.upsampler.enhance(input.scale))
