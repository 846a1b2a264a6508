import functools

import fal
from pydantic import BaseModel


class Input(BaseModel):
    base: int
    count: int


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        base = input.base

        @functools.lru_cache
        def power(exponent):
            return base ** exponent

        base = base + 1
        return Output(output=sum(power(one) for one in range(input.count)))
