import numpy as np  #! CF103
from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.sampler = np.random.default_rng(1)

    def predict(self, count: int) -> dict:  #! CF202 CF301 CF405
        cloud = self.sampled(count)
        colours = np.stack([cloud.red, cloud.green], axis=-1)
        return {"points": cloud.points, "colours": colours}  #! CF408 CF408

    def sampled(self, count: int):
        return self.sampler.cloud(count)
