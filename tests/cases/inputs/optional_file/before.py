from typing import Optional

from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        image: Path = Input(description="Picture", default=None),  #! CF305 CF302
        reference_of_the_style: Optional[Path] = Input(description="Style"),  #! CF305
    ) -> str:  #! CF405
        if image is None:
            return "nothing to see"
        return f"{image.name} {reference_of_the_style}"
