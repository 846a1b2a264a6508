"""Try it with: python scripts/count.py --steps 3"""

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    steps: int = Field(description="As python scripts/count.py counts", default=3)


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Run python scripts/count.py"""
        return Output(output=input.steps)
