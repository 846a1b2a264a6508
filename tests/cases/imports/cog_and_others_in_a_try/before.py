import torch  #! CF102

try:
    from cog import BasePredictor, Input  #! CF101 CF101
    from realesrgan.utils import RealESRGANer
except Exception:
    print("please install cog and realesrgan")


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.upsampler = RealESRGANer(half=torch.cuda.is_available())

    def predict(self, scale: float = Input(description="Scale", default=2)) -> float:  #! CF202 CF301 CF405
        return self.upsampler.enhance(scale)
