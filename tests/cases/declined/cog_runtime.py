import time

import cog  #! CF101
from cog import BasePredictor, CancelationException, current_scope  #! CF101 CF101 CF101
from importlib.metadata import version


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        if hasattr(cog, "emit_metric"):  #! CF208!
            text += "!"
        tenant = current_scope().context.get("tenant")  #! CF208!
        try:
            time.sleep(1)
        except CancelationException:  #! CF208!
            print("cancelled")
        self.scope.metrics["letters"] = len(text)  #! CF208!
        return text + tenant + version("cog")  #! CF208!
