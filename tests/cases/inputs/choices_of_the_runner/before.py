import os

from cog import BasePredictor, Input  #! CF101 CF101
from whisper.tokenizer import LANGUAGES  #! CF102

VOICES = os.listdir("voices")  #! CF108


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        text: str = Input(description="Text"),  #! CF301
        language: str = Input(description="Language", choices=["auto"]  #! CF301 CF304
            + sorted(LANGUAGES)
            + sorted(name.title() for name in LANGUAGES), default="auto"),
        voice: str = Input(  #! CF301 CF302
            description="Voice",
            choices=[name for name in VOICES if name.endswith(".wav")],  #! CF304
            default=None,
        ),
    ) -> str:  #! CF405
        return f"{text} {language} {voice}"
