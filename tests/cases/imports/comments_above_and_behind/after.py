# What this file does: counts words.
# It has done so since 2022.

import re

import fal
from pydantic import BaseModel

# the old home

# Words are letters.
WORD = re.compile(r"[a-z]+")


class Input(BaseModel):
    text: str


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        # the model
        import torch  # type: ignore[import]

        self.model = torch.load("/data/words.pt")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        # the usual
        import numpy as np  # noqa: E402

        return Output(output=int(np.sum([self.model[w] for w in WORD.findall(input.text)])))
