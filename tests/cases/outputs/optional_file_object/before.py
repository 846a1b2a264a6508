from typing import Optional

from cog import BasePredictor, File, Input  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str = Input(description="What to write"), empty: bool = False) -> Optional[File]:  #! CF202 CF301 CF301 CF401
        if empty:
            return None
        with open("answer.txt", "w") as file:
            file.write(text)
        answer = open("answer.txt", "rb")
        return answer
