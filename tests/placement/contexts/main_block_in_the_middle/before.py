import torch
from cog import BasePredictor, Input

if __name__ == "__main__":
    print(torch.__version__)

SIZE = torch.cuda.device_count()


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(torch.tensor(count + SIZE))
