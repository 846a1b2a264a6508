from cog import BasePredictor, Input  #! CF101 CF101

MOST_STEPS = 50


class Inputs:
    """What the models have in common."""

    prompt = Input(description="Prompt")
    width = Input(description="Width", default=1024, ge=256, le=1440)

    @staticmethod
    def steps(default: int = 28, le: int = MOST_STEPS) -> int:
        return Input(description=f"Steps, up to {le}", default=default, ge=1, le=le)


SEED = Input(description="Seed", default=None)


class Predictor(BasePredictor):  #! CF201
    def predict(  #! CF202
        self,
        prompt: str = Inputs.prompt,  #! CF301
        width: int = Inputs.width,  #! CF301
        steps: int = Inputs.steps(default=4, le=8),  #! CF301
        more_steps: int = Inputs.steps(),  #! CF301
        seed: int = SEED,  #! CF301 CF302
    ) -> str:  #! CF405
        return f"{prompt} {width} {steps} {more_steps} {seed}"
