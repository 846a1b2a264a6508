import multiprocessing as mp
import os

from cog import BasePredictor  #! CF101

if mp.current_process().name != "MainProcess":  #! CF105 CF108
    # only the worker has a GPU
    import torch
    from transformers import pipeline

    FOLDER = os.getenv("FOLDER", "/weights")

LIMIT = 3


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.pipe = pipeline("text-generation", model=FOLDER)

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        with torch.inference_mode():
            return self.pipe(text)[:LIMIT]
