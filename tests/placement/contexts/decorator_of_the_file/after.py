import functools
import time

import fal
from pydantic import BaseModel, Field


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        import torch

        torch.cuda.synchronize()
        return function(*args, **kwargs)

    return wrapper


def repeated(times):
    def decorate(function):
        def wrapper(self, *args):
            import torch

            return torch.stack([function(self, *args) for _ in range(times)])

        return wrapper

    return decorate


@timed
def double(count):
    return count * 2


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @repeated(2)
    @timed
    def work(self, count):
        return count + 1

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(self.work(input.count)) + str(double(input.count)))
