from cog import BasePredictor, Input  #! CF101 CF101

import formats  #! CF104
from seeds import predict_seed  #! CF104


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        text: str = Input(description="Text"),  #! CF301
        output_format: str = formats.predict_format(),  #! CF301 CF303
        quality: int = formats.predict_quality(default=80),  #! CF301
        seed: int = predict_seed(),  #! CF301 CF302
    ) -> str:  #! CF405
        return f"{text} {output_format} {quality} {seed}"
