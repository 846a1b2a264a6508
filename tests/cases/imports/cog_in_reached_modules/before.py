from cog import BasePredictor, Input, Path, Secret  #! CF101 CF101 CF101 CF101

import files  #! CF104 CF106
from lib import speech  #! CF104 CF106


class Predictor(BasePredictor):  #! CF201
    def setup(self) -> None:
        self.speaker = speech.Speaker()

    def predict(  #! CF202
        self,
        text: str = Input(description="Text"),  #! CF301
        token: Secret = Input(description="Token"),  #! CF306
    ) -> Path:  #! CF401
        answer = self.speaker.speak(text, token)
        return files.written("".join(answer.words), "/tmp/answer.txt")
