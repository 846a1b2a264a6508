from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str, limit: int, word: str, letter: str) -> str:  #! CF202 CF301 CF301 CF301 CF301 CF405
        def cut(text):
            return text[:limit]

        words = [word for word in text.split() if word]
        words.sort(key=lambda letter: letter.lower())
        return cut(" ".join(words)) + word + letter
