from cog import BasePredictor, current_scope  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        scope = current_scope()  #! CF208
        scope.record_metric("letters", len(text))  #! CF208
        return text
