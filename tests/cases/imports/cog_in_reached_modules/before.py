from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101

import files  #! CF104 CF106
from lib import speech  #! CF104 CF106


class Predictor(BasePredictor):  #! CF201
    def setup(self) -> None:
        self.speaker = speech.Speaker()

    def predict(self, text: str = Input(description="Text")) -> Path:  #! CF202 CF301 CF401
        answer = self.speaker.speak(text, speech.TOKEN)
        return files.written(f"{answer.words} {answer.language} {answer.score}", "/tmp/answer.txt")
