# Served by Cog.
# the base
# and the field

import os  # for the name

# only the type

import fal
from pydantic import BaseModel


class Input(BaseModel):
    # no state
    # all of them
    words: list[str]


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=os.sep.join(input.words))
