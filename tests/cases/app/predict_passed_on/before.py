from concurrent.futures import ThreadPoolExecutor

from cog import BasePredictor, Input  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        with ThreadPoolExecutor() as pool:
            pool.map(self.predict, ["one", "two"])  #! CF212

    def predict(self, text: str = Input(default="three", min_length=1)) -> str:  #! CF202 CF301 CF405
        return text[::-1]
