import torch  #! CF102
from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101
from diffusers import StableDiffusionPipeline  #! CF102


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        """Load the pipeline"""
        self.pipe = StableDiffusionPipeline.from_pretrained("a-company/a-model").to("cuda")

    @torch.inference_mode()  #! CF205
    def predict(self, prompt: str = Input(description="Prompt")) -> Path:  #! CF202 CF301 CF401
        image = self.pipe(prompt).images[0]
        output_path = "/tmp/output.png"
        image.save(output_path)
        return Path(output_path)
