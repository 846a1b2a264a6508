"""Greets with the words of the image."""

import os

import torch  #! CF102
from cog import BasePredictor  #! CF101

LANGUAGE = os.environ["LANGUAGE"]  #! CF108


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        from greetings import Greeter

        self.greeter = Greeter(LANGUAGE, torch.device("cpu"))

    def predict(self, name: str) -> str:  #! CF202 CF301 CF405
        return self.greeter.greet(name, os.environ["TEXT"])
