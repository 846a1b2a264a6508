import argparse

import fal
from pydantic import BaseModel


def total(numbers):
    import torch

    return float(torch.tensor(numbers).sum())


class Input(BaseModel):
    a: float
    b: float


class Output(BaseModel):
    output: float


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=total([input.a, input.b]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("numbers", nargs="+", type=float)
    print(total(parser.parse_args().numbers))
