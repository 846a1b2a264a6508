import random

import fal
from pydantic import BaseModel


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self) -> Output:
        return Output(output=random.randint(1, 6))
