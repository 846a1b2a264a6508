import fal
from pydantic import BaseModel


class Sampler:
    def __init__(self, seed):
        import torch

        self.generator = torch.Generator().manual_seed(seed)

    def draw(self):
        import torch

        return torch.rand(1, generator=self.generator).item()


class Input(BaseModel):
    count: int
    seed: int = 0


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import numpy as np

        def rounded(values):
            return np.round(values, 2)

        sampler = Sampler(input.seed)
        return Output(text=str(rounded([sampler.draw() for _ in range(input.count)])))
