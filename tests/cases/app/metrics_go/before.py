import time

from cog import BasePredictor, Input, current_scope, emit_metric  #! CF101 CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str = Input(description="Text")) -> str:  #! CF202 CF301 CF405
        start = time.time()
        emit_metric("letters", len(text))  #! CF208

        result = text.upper()
        print(start)
        current_scope().record_metric("seconds", time.time() - start)  #! CF208
        self.record_metric("calls", 1, mode="incr")  #! CF208
        return result
