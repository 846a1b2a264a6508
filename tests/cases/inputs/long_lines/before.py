from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        aspect_ratio: str = Input(description="Aspect ratio of the picture", choices=["1:1", "16:9", "21:9"], default="1:1"),  #! CF301 CF303
        prompt_strength: float = Input(description="How much the prompt counts against the picture", ge=0, le=1, default=0.8),  #! CF301
        negative_prompt: str = "(worst quality, normal quality, low quality:1.4), blurry, two heads",  #! CF301
        style: str = Input(default="a picture in the style (roughly) of the old masters, in oil"),  #! CF301
    ) -> str:  #! CF405
        return f"{aspect_ratio} {prompt_strength} {negative_prompt} {style}"
