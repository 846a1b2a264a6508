from cog import BasePredictor  #! CF101
from diffusers import (  #! CF102 CF102 CF102
    DDIMScheduler,  # slow but steady
    # the fast one
    EulerDiscreteScheduler,
    StableDiffusionPipeline,
)


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.pipe = StableDiffusionPipeline.from_pretrained("a-company/a-model")

    def predict(self, fast: bool = False) -> str:  #! CF202 CF301 CF405
        scheduler = EulerDiscreteScheduler if fast else DDIMScheduler
        self.pipe.scheduler = scheduler.from_config(self.pipe.scheduler.config)
        return str(self.pipe())
