from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str, limit: int, marks: str = "!?") -> str:  #! CF202 CF301 CF301 CF301 CF405
        def cut(word, size=limit):
            return word[:size] + marks[0]

        kept = {word: len(word) for word in text.split() if len(word) > limit}
        longest = max(kept, key=lambda word: kept[word] * limit)
        return cut(word=longest)
