import random

from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        prompt: str = Input(description="Prompt"),  #! CF301
        negative_prompt: str = Input(description="Prompt to avoid", default=None),  #! CF301 CF302
        seed: int = Input(  #! CF301 CF302
            description="Random seed. Leave blank to randomize", default=None
        ),
        scale: float = None,  #! CF301 CF302
    ) -> str:  #! CF405
        # the seed decides
        if seed is None:
            seed = random.randint(0, 9)
        return f"{prompt} {negative_prompt or ''} {seed} {scale}"
