import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App):
    machine_type = "XL"  #! CF804
    requirements = ["torch==2.6.0", "diffusers==0.32.0"]

    def setup(self):
        import torch
        from diffusers import StableDiffusionXLPipeline

        self.pipe = StableDiffusionXLPipeline.from_pretrained(
            "stabilityai/stable-diffusion-xl-base-1.0", torch_dtype=torch.float16
        ).to("cuda")

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
