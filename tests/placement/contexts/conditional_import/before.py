import os
import sys
from cog import BasePredictor, Input

if sys.platform == "nowhere":
    import absent_tool as tool
elif os.environ.get("TOOL", "numpy") == "numpy":
    import numpy as tool
else:
    tool = None


class Predictor(BasePredictor):
    def setup(self):
        self.tool = tool

    def predict(self, count: int = Input(default=2)) -> str:
        return str(tool.zeros(count))
