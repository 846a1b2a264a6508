from diffusers import DDIMScheduler, PNDMScheduler
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        name = ["DDIMScheduler", "PNDMScheduler"][count - 1]
        return str(globals()[name]())
