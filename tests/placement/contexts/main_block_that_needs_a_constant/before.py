import torch
from cog import BasePredictor, Input

DEVICE = torch.device("cuda")


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(torch.tensor(count, device=DEVICE))


if __name__ == "__main__":
    print(DEVICE)
