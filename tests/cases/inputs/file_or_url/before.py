from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        image: Path = Input(description="Picture", default=None),  #! CF305 CF302
        image_url: str = Input(description="Address of a picture", default=None),  #! CF301 CF302
    ) -> str:  #! CF405
        return f"{image} {image_url}"
