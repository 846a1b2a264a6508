import os
import site
import sys

from cog import BasePredictor  #! CF101

# our own tools come first
sys.path.insert(0, "tools")  #! CF107
sys.path.append(os.path.abspath("./vendored"))  #! CF107 CF106
sys.path += ["vendored/core"]  #! CF107 CF106
for folder in ("tools", "vendored"):  #! CF107
    if folder not in sys.path:
        sys.path.append(folder)
site.addsitedir("tools")  #! CF107
os.environ["PYTHONPATH"] = "tools"  #! CF107

import counters  #! CF103


class Predictor(BasePredictor):  #! CF201
    def setup(self) -> None:
        sys.path.append(".")

    def predict(self, text: str) -> int:  #! CF202 CF301 CF405
        return counters.count(text)
