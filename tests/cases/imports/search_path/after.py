import os
import site
import sys

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["vendored"]

    def setup(self) -> None:
        # our own tools come first
        sys.path.insert(0, "tools")
        sys.path.append(os.path.abspath("./vendored"))
        sys.path += ["vendored/core"]
        for folder in ("tools", "vendored"):
            if folder not in sys.path:
                sys.path.append(folder)
        site.addsitedir("tools")
        os.environ["PYTHONPATH"] = "tools"

        sys.path.append(".")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import counters

        return Output(output=counters.count(input.text))
