from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    STYLE = "plain"
    STYLES = [STYLE, "bold"]
    LARGEST = 4 * 2

    def predict(  #! CF202
        self,
        text: str,  #! CF301
        style: str = Input(description="Style", default=STYLE, choices=STYLES),  #! CF301 CF303
        other: str = STYLE,  #! CF301
        count: int = Input(default=1, ge=1, le=LARGEST),  #! CF301
    ) -> str:  #! CF405
        return f"{text} {style} {other}" * count + self.STYLE
