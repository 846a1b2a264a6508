import os
from pathlib import Path

import fal
from fal.toolkit import download_model_weights
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        weights = os.environ.get("COG_WEIGHTS")
        weights = download_model_weights(weights) if weights else None
        self.words = []
        if weights:
            self.read(weights, os.linesep)

    def read(self, words: Path, separator: str):
        if words.suffix == ".txt":
            self.words = words.read_text().split(separator)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=sum(word in self.words for word in input.text.split()))
