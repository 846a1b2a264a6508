import torchvision.transforms.functional as TF
import torchvision
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def setup(self):
        self.model = torchvision.models.resnet18()

    def predict(self, count: int = Input(default=2)) -> str:
        return str(TF.to_tensor(count))
