"""Formerly `from cog import BasePredictor, Input, Path`; see cog.yaml.

    class Predictor(BasePredictor):
        def predict(self, image: Path = Input(description="x")) -> Path: ...
"""

# from cog import BasePredictor
TEMPLATE = """
import cog

class Predictor(cog.BasePredictor):
    pass
"""
