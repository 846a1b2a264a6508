from cog import BasePredictor, Input  #! CF101 CF101
from limits import SPEED  #! CF104

PITCH = None


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        speed: float = Input(default=SPEED, ge=0),  #! CF301 CF302
        pitch: int = PITCH,  #! CF301 CF302
        image: str = Input(description="An address", default=PITCH),  #! CF301 CF302
    ) -> str:  #! CF405
        return f"{speed} {pitch} {image}"
