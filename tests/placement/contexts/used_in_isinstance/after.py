import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import numpy as np
        import torch

        value = torch.tensor(input.count)
        if isinstance(value, np.ndarray):
            return Output(text="array")
        return Output(text=str(type(value) is np.ndarray))
