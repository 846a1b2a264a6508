from cog import BasePredictor  #! CF101
from faces import Enhancer, Swapper, Tracker  #! CF103 CF103 CF103


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.swapper = Swapper("models/swapper_128.onnx")  #! CF106
        self.enhancer = Enhancer("tracking/enhancer.pth")
        self.tracker = Tracker("models/tracker.pt")

    def predict(self, prompt: str) -> str:  #! CF202 CF301 CF405
        return self.swapper(self.enhancer(self.tracker(prompt)))
