import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App):
    machine_type = "GPU-A100"

    def setup(self):
        import torch
        from diffusers import WanPipeline

        self.pipe = WanPipeline.from_pretrained("Wan-AI/Wan2.1-T2V-14B-Diffusers", torch_dtype=torch.bfloat16)
        self.pipe.enable_model_cpu_offload()

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
