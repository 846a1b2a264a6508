from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        text: str,  #! CF301
        output_format: str = Input(choices=["webp", "jpg", "png"], default="webp"),  #! CF301 CF303
    ) -> Path:  #! CF401
        out = f"/tmp/out.{output_format}"
        with open(out, "w") as file:
            file.write(text)
        return Path(out)
