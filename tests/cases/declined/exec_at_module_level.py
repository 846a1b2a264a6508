import torch  #! CF102
from cog import BasePredictor, Path  #! CF101 CF101

exec(open("./common.py").read())  #! CF108!


class Predictor(BasePredictor):  #! CF201
    def predict(self, image: Path) -> str:  #! CF202 CF305 CF405
        return process(torch.load(image))
