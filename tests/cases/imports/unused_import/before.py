import onnxruntime  #! CF102
import xformers  # noqa: F401  #! CF102
from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.session = onnxruntime.InferenceSession("/data/model.onnx")

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return self.session.run(text)
