from cog import BasePredictor  #! CF101


class WordCounter(BasePredictor):  #! CF201
    def predict(self, text: str) -> int:  #! CF202 CF301 CF405
        return len(text.split())
