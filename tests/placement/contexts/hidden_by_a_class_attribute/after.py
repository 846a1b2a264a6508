import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    np = "numpy"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import numpy as np

        return Output(text=f"{self.np} {np.zeros(input.count)}")
