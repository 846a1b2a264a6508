import torch  #! CF102
from cog import BasePredictor  #! CF101

SMALL = "weights/small.pth"  #! CF106


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.models = {
            name: torch.load(path)
            for name, path in {
                "sharp": "weights/sharp.pth",  #! CF106
                "soft": "weights/soft.pth",
                "grey": "weights/grey.pth",
                "blue": "weights/blue.pth",
            }.items()
        }
        self.small = [torch.load(SMALL), torch.load("weights/a.pth"), torch.load("weights/b.pth")]  #! CF106

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return self.models["sharp"](text)
