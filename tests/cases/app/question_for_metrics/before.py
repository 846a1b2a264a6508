import cog  #! CF101
from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        answer = text.upper()
        if not text.startswith("test") and hasattr(cog, "emit_metric"):  #! CF208
            cog.emit_metric("input_count", len(text))
            cog.emit_metric("output_count", len(answer))
        return answer
