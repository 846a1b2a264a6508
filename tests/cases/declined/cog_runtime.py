import time

from cog import BasePredictor, current_scope, emit_metric  #! CF101 CF101 CF101
from importlib.metadata import version


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        emit_metric("started", time.time())  #! CF208!
        current_scope().record_metric("letters", len(text))  #! CF208!
        return text + version("cog")  #! CF208!
