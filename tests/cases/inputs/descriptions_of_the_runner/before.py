from cog import BasePredictor, Input  #! CF101 CF101
from whisper import tokenizer  #! CF102

CODES = sorted(tokenizer.LANGUAGES.keys())  #! CF105
UNITS = ("seconds", "minutes")


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        text: str = Input(description="Text"),  #! CF301
        language: str = Input(  #! CF301
            description="One of " + ", ".join(CODES),  #! CF304
            default="en",
        ),
        accent: str = Input(default="none", choices=["none", *CODES], description=f"Accent: {CODES}"),  #! CF301 CF304 CF304
        unit: str = Input(default="seconds", description="One of " + ", ".join(UNITS)),  #! CF301
    ) -> str:  #! CF405
        return f"{text} {language} {accent} {unit}"
