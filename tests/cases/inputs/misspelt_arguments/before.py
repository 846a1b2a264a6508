from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        prompt: str = Input(description="What to write", defaul="a picture"),  #! CF301 CF312
        größe: int = Input(  #! CF301
            default=4,  # as many as there are seasons
            discription="How often",  #! CF312
            ge=1,
        ),
        image: Path = Input(descripton="What to look at", defalt=None),  #! CF305 CF312 CF312
    ) -> str:  #! CF405
        size = image.stat().st_size if image else 0
        return prompt * größe + str(size)
