import json

from cog import BasePredictor, Input  #! CF101 CF101

PROMPT = None
try:  #! CF108
    with open("/weights/settings.json") as file:
        PROMPT = json.load(file)["prompt"]
except OSError:
    pass
if not PROMPT:  #! CF108
    PROMPT = "an astronaut"


class Predictor(BasePredictor):  #! CF201
    def predict(self, prompt: str = Input(description="Prompt", default=PROMPT)) -> str:  #! CF202 CF301 CF304 CF405
        return prompt.upper()
