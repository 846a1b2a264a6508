import fal
from fal.toolkit import Image
from pydantic import BaseModel, Field


class Input(BaseModel):
    prompt: str = Field(description="Prompt")


class Output(BaseModel):
    image: Image


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        """Load the pipeline"""
        from diffusers import StableDiffusionPipeline

        self.pipe = StableDiffusionPipeline.from_pretrained("a-company/a-model").to("cuda")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        with torch.inference_mode():
            image = self.pipe(input.prompt).images[0]
            return Output(image=Image.from_pil(image))
