from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, prompt: str, width: int, scale: float) -> str:  #! CF202 CF301 CF301 CF301 CF405
        print(f"{prompt!r} at {scale:.2f}")
        print(f"{width=}")
        return f"""{prompt:>{width}}
        {scale}"""
