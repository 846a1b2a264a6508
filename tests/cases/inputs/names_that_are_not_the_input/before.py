from dataclasses import dataclass

from cog import BasePredictor  #! CF101


@dataclass
class Settings:
    steps: int = 1
    text: str = ""


class Predictor(BasePredictor):  #! CF201
    def predict(self, steps: int, text: str) -> str:  #! CF202 CF301 CF301 CF405
        settings = Settings(steps=steps, text=text)
        settings.steps += 1
        self.text = "kept"
        values = {"steps": settings.steps, "text": text}
        return str(values["steps"]) + self.text.format(text=text)
