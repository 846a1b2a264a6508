from cog import BasePredictor, Path  #! CF101 CF101
from easel import converted  #! CF103


class Predictor(BasePredictor):  #! CF201
    def predict(self, prompt: str, output_format: str = "webp") -> list[Path]:  #! CF202 CF301 CF301 CF402
        with open("/tmp/drawing.png", "w") as drawing:
            drawing.write(prompt)
        return converted("/tmp/drawing.png", output_format)
