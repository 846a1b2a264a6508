from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        source_image: Path = Input(description="Picture to change"),  #! CF305
        mask: Path = Input(description="Where"),  #! CF305
        driving_audio: Path = Input(description="How"),  #! CF305
    ) -> int:  #! CF405
        total = 0
        for path in (source_image, mask, driving_audio):
            total += path.stat().st_size
        return total
