import os
import time

from cog import BasePredictor  #! CF101

TOKEN = os.environ.get("TOKEN", "none")  #! CF108
STARTED = time.time()  #! CF108


class Predictor(BasePredictor):  #! CF201
    def predict(self, a: int) -> str:  #! CF202 CF301 CF405
        return f"{a} {TOKEN} {time.time() - STARTED}"
