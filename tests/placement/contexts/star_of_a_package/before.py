from diffusers import *
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self):
        self.pipe = StableDiffusionPipeline.from_pretrained("a")
        self.pipe.scheduler = DDIMScheduler()

    def predict(self, count: int = Input(default=2)) -> str:
        return str(self.pipe(count))
