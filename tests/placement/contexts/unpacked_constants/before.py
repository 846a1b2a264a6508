import clip
import torch
from cog import BasePredictor, Input

device = "cuda"
model, preprocess = clip.load("ViT-B/32", device=device)
for parameter in (model, preprocess):
    parameter.requires_grad_(False)
del device


class Predictor(BasePredictor):
    def predict(self, count: int = Input(default=2)) -> str:
        return str(model(preprocess(count)))
