"""Greets with the words of the image."""

import os

import fal
from pydantic import BaseModel


class Input(BaseModel):
    name: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "XL"
    # TODO(cogfal CF608): HF_TOKEN looks like a secret: `fal secrets set HF_TOKEN=...`, and take it out of the repository  #! CF608
    requirements = ["torch==2.4.0", "greetings"]

    def setup(self):
        os.environ["LANGUAGE"] = "en"
        os.environ["TEXT"] = "Hello, dear"
        os.environ["CACHE"] = os.path.expandvars("$HOME/greetings")
        os.environ["TOKENIZERS_PARALLELISM"] = "false"

        import torch

        LANGUAGE = os.environ["LANGUAGE"]

        from greetings import Greeter

        self.greeter = Greeter(LANGUAGE, torch.device("cpu"))

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.greeter.greet(input.name, os.environ["TEXT"]))
