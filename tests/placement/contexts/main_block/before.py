import torch
from cog import BasePredictor, Input


def encode(count):
    return torch.tensor(count)


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(encode(count))


if __name__ == "__main__":
    import sys

    print(encode(int(sys.argv[1])), torch.__version__)
