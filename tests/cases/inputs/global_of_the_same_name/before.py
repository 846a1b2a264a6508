from cog import BasePredictor, Input  #! CF101 CF101

steps = 20
words = {"prompt": "a cat"}


def describe(prompt):
    return f"{prompt} {steps} {words['prompt']}"


class Predictor(BasePredictor):  #! CF201
    prompt = "kept"

    def predict(self, prompt: str = Input(default="x"), steps: int = Input(default=steps)) -> str:  #! CF202 CF301 CF301 CF405
        return describe(prompt=prompt) * steps + self.prompt
