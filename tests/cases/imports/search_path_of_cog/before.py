import sys

from cog import BasePredictor  #! CF101

sys.path.append("/src/tools")  #! CF107 CF106
sys.path.extend(["/src", "../src", "/opt/detector"])  #! CF107 CF107 CF107
sys.path.insert(1, "missing-submodule")  #! CF107 CF107
sys.path.insert(1, "/home/someone/project")  #! CF107 CF107
sys.path.insert(1, "cloned")  #! CF107

import detector  #! CF103


class Predictor(BasePredictor):  #! CF201
    def setup(self) -> None:
        sys.path.append("/src/tools/")  #! CF106
        fetch("https://example.com/cloned.tar", "cloned")

    def predict(self, text: str) -> int:  #! CF202 CF301 CF405
        return detector.count(text)


def fetch(url: str, folder: str) -> None:
    print(url, folder)
