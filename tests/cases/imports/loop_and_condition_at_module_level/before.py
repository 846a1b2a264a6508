import os

from cog import BasePredictor  #! CF101

for name in ("HF_HOME", "TORCH_HOME"):  #! CF108
    os.environ[name] = "/data/cache"
if not os.path.exists("/data/cache"):  #! CF108
    os.makedirs("/data/cache")


class Predictor(BasePredictor):  #! CF201
    def predict(self, a: int) -> int:  #! CF202 CF301 CF405
        return a + 1
