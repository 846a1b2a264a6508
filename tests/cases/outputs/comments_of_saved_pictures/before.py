from cog import BasePredictor, Path  #! CF101 CF101
from diffusers import DiffusionPipeline  #! CF102


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.pipe = DiffusionPipeline.from_pretrained("a-company/a-model")

    def predict(self, prompt: str) -> Path:  #! CF202 CF301 CF401
        image = self.pipe(prompt).images[0]
        # a place to write to
        output_path = "/tmp/output.png"  # lossless
        image.save(output_path)
        # Cog uploads it
        return Path(output_path)
