import torch  #! CF102
from cog import BasePredictor  #! CF101
from hydra import compose, initialize  #! CF103 CF103


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        initialize(version_base="1.3", config_path="conf", job_name="app")  #! CF111
        self.settings = compose(config_name="small")

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return str(torch.ones(self.settings.size)) + text
