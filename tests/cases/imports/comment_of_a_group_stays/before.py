from cog import BasePredictor  #! CF101

# --- tools ---
import torch  #! CF102
import os

# --- numbers ---
import numpy as np  #! CF103
import torch.nn as nn  #! CF102


class Predictor(BasePredictor):  #! CF201
    def predict(self, a: int) -> str:  #! CF202 CF301 CF405
        return f"{os.sep} {torch.tensor(a)} {np.pi} {nn.Linear(1, 1)}"
