from diffusers import DDIMScheduler, PNDMScheduler
from cog import BasePredictor, Input

SCHEDULERS = {
    "DDIM": DDIMScheduler,  # the usual one
    "PNDM": PNDMScheduler,
}


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(SCHEDULERS["DDIM"](count))
