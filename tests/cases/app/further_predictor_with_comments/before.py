from cog import BasePredictor, Input  #! CF101 CF101


class Quick(BasePredictor):
    def predict(
        self,
        # what to say
        text: str = Input(description="Text"),
        volume: int = Input(default=3, ge=0, le=11),  # it goes to eleven
        speed: float = Input(
            # words a minute
            default=120.0,
        ),
        # tone: str = Input(default="calm"),
        **others,
    ) -> str:
        return text * volume


class Predictor(Quick):  #! CF201
    def predict(  #! CF202
        self,
        text: str = Input(description="Text"),  #! CF301
        # said twice
    ) -> str:  #! CF405
        return super().predict(text, volume=2)


class Loud(BasePredictor):  #! CF201
    def predict(
        self,
        text: str = Input(description="Text"),
        # volume: int = Input(default=11),
    ) -> str:
        return text.upper()
