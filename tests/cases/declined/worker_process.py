import multiprocessing as mp

from cog import BasePredictor  #! CF101

if mp.current_process().name == "MainProcess":  #! CF105 CF108!
    torch = None
else:
    import torch


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return str(torch.ones(len(text)))
