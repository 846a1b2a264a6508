import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        from transformers.utils import logging

        logging.set_verbosity_error()
        self.words = cached("words")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import numpy as np

        return Output(text=input.text if cached(input.text) in self.words else str(np.nan))


def cached(name):
    return name.lower()
