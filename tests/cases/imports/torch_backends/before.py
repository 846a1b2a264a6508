import torch  #! CF102
from cog import BasePredictor  #! CF101

torch.backends.cuda.matmul.allow_tf32 = True  #! CF108
torch.backends.cudnn.benchmark = True  #! CF108


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = torch.jit.load("/data/model.pt").to("cuda")

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return self.model(text)
