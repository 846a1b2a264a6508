import os
import sys

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        global tool

        if sys.platform == "nowhere":
            import absent_tool as tool
        elif os.environ.get("TOOL", "numpy") == "numpy":
            import numpy as tool
        else:
            tool = None

        self.tool = tool

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(tool.zeros(input.count)))
