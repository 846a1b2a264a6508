import os

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        """Read the words of the fine-tuned version"""
        weights = os.environ.get("COG_WEIGHTS") or None
        if str(weights) == "weights":
            weights = None
        self.words = load(str(weights)) if weights is not None else ["cat", "dog"]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=sum(word in self.words for word in input.text.split()))


def load(source: str) -> list[str]:
    return source.split("/")
