from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        prompt: str = Input(description="Prompt"),  #! CF301
        width: int = Input(default=512),  #! CF301
        height: int = Input(default=512),  #! CF301
        seed: int = Input(default=1),  #! CF301
    ) -> str:  #! CF405
        print("starting")
        # multiples of eight only
        width, height = width - width % 8, height - height % 8

        if seed < 0:
            seed = 7
        prompt += "!"
        return f"{prompt} {width}x{height} {seed}"
