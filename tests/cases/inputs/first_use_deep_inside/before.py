from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str, limit: int) -> str:  #! CF202 CF301 CF301 CF405
        result = ""
        # word by word
        for word in text.split():
            if len(word) > limit:
                # from now on only shorter ones
                limit = len(word) - 1
            result += word
        try:
            text = text[limit]
        except IndexError as error:
            text = str(error)
        return result + text
