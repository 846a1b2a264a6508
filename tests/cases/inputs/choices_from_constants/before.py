from cog import BasePredictor, Input  #! CF101 CF101

RATIOS = {"1:1": (1024, 1024), "16:9": (1344, 768)}
VOICES = ["anna", "ben"]
CLONED = ["carl"]
SIZES = (64, 128)


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        ratio: str = Input(choices=list(RATIOS.keys()) + ["custom"], default="1:1"),  #! CF301 CF303
        voice: str = Input(description="Who", choices=VOICES + CLONED, default=VOICES[0]),  #! CF301 CF303
        size: int = Input(choices=SIZES, default=64),  #! CF301 CF303
        table: str = Input(choices=sorted(RATIOS), default="16:9"),  #! CF301 CF303
        keys: str = Input(choices=RATIOS.keys(), default="1:1"),  #! CF301 CF303
    ) -> str:  #! CF405
        width, height = RATIOS.get(ratio, (size, size))
        return f"{width}x{height} {voice} {table} {keys}"
