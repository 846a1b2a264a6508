import torch  #! CF102
from diffusers import WanPipeline  #! CF102
from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.pipe = WanPipeline.from_pretrained("Wan-AI/Wan2.1-T2V-14B-Diffusers", torch_dtype=torch.bfloat16).to("cuda")

    def predict(self, prompt: str = Input(description="What to make")) -> str:  #! CF202 CF301 CF405
        return self.pipe(prompt)
