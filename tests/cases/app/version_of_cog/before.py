import importlib.metadata

import cog  #! CF101
from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        """Load"""
        cog_version = importlib.metadata.version("cog")  #! CF208
        print(f"Cog version: {cog_version}\n")

        print(f"cog {cog.__version__}")  #! CF208
        self.end = "!"

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return text + self.end
