from cog import BasePredictor, Input, Path  #! CF101 CF101 CF101
from PIL import Image  #! CF103


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        prompt: str,  #! CF301
        seed: int = Input(default=None),  #! CF301 CF302
        total: int = Input(default=0),  #! CF301
        names: str = Input(default="a,b"),  #! CF301
        image: Path = Input(default=None),  #! CF302 CF305
        scale: float = Input(default=1.0),  #! CF301
    ) -> str:  #! CF405
        for name in names.split(","):
            if name:
                total += len(name)

        def pick(number=seed):
            nonlocal scale
            scale = scale * 2
            return number

        if (chosen := pick()) is None:
            chosen = 1
        parts = [prompt for prompt in prompt.split()]
        if image:
            picture = Image.open(image)
            parts.append(str(picture.size))
        del image
        return f"{parts} {total} {chosen} {scale}"
