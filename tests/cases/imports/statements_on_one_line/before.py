import os; os.environ["OMP_NUM_THREADS"] = "2"  #! CF108
import torch; torch.manual_seed(0)  #! CF102 CF108
from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = torch.load("/data/model.pt")

    def predict(self, a: int) -> str:  #! CF202 CF301 CF405
        return str(self.model[a]) + os.environ["OMP_NUM_THREADS"]
