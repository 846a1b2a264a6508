import argparse

import torch  #! CF102
from cog import BasePredictor  #! CF101


def total(numbers):
    return float(torch.tensor(numbers).sum())


class Predictor(BasePredictor):  #! CF201
    def predict(self, a: float, b: float) -> float:  #! CF202 CF301 CF301 CF405
        return total([a, b])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("numbers", nargs="+", type=float)
    print(total(parser.parse_args().numbers))
