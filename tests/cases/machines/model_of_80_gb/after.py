import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    prompt: str = Field(description="What to make")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-H100"
    requirements = ["torch==2.6.0", "diffusers==0.32.0"]

    def setup(self):
        import torch
        from diffusers import WanPipeline

        self.pipe = WanPipeline.from_pretrained("Wan-AI/Wan2.1-T2V-14B-Diffusers", torch_dtype=torch.bfloat16).to("cuda")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.pipe(input.prompt))
