import os

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    steps: int = Field(default=3)


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["."]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=os.system(f"python scripts/count.py --steps {input.steps}"))
