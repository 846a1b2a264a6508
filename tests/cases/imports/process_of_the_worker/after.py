import os

import fal
from pydantic import BaseModel

LIMIT = 3


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        from transformers import pipeline

        FOLDER = os.getenv("FOLDER", "/weights")

        self.pipe = pipeline("text-generation", model=FOLDER)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        # only the worker has a GPU
        import torch

        with torch.inference_mode():
            return Output(text=self.pipe(input.text)[:LIMIT])
