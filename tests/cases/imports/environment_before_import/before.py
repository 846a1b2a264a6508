import os

os.environ["HF_HOME"] = "/data/hub"  #! CF108
os.environ["TRANSFORMERS_OFFLINE"] = "0"  # the hub is reachable  #! CF108

import torch  #! CF102
from cog import BasePredictor  #! CF101
from transformers import pipeline  #! CF102


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        """Load the pipeline"""
        self.pipe = pipeline("summarization", torch_dtype=torch.float16)

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return self.pipe(text)[0]["summary_text"]
