import torch  #! CF102
from cog import BasePredictor, Input  #! CF101 CF101

RESOLUTION = 64
MODELS = {"small": torch.float16, "large": torch.float32}  #! CF105
NAMES = sorted(MODELS.keys(), reverse=True)  #! CF105
SIZES = [(256, 256), (512, 768)]


class Settings:
    LANGUAGES = ["en", "de"]


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.models = {name: torch.load(name) for name in MODELS}

    def predict(  #! CF202
        self,
        power: int = Input(choices=[2**i for i in range(1, 5)], default=2),  #! CF301 CF303
        duration: int = Input(choices=(64 // RESOLUTION, 128 // RESOLUTION), default=128 // RESOLUTION),  #! CF301 CF303
        size: str = Input(choices=[f"{width}x{height}" for width, height in SIZES], default="256x256"),  #! CF301 CF303
        language: str = Input(choices=["auto", *Settings.LANGUAGES], default="auto"),  #! CF301 CF303
        title: str = Input(choices=[one.title() for one in Settings.LANGUAGES] + ["None"], default="En"),  #! CF301 CF303
        name: str = Input(choices=NAMES, default=NAMES[0]),  #! CF301 CF303
        steps: int = Input(choices=["1", "2"], default=1),  #! CF301 CF303
        only: str = Input(choices={"one"}, default="one"),  #! CF301 CF303
    ) -> str:  #! CF405
        return f"{power} {duration} {size} {language} {title} {name} {steps} {only}"
