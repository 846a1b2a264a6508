import torch  #! CF102
from cog import BasePredictor, Input  #! CF101 CF101
from transformers import AutoModelForSequenceClassification  #! CF102


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        self.model = AutoModelForSequenceClassification.from_pretrained(
            "sentiment", torch_dtype=torch.float16
        )

    def predict(self, text: str = Input(description="What to judge")) -> str:  #! CF202 CF301 CF405
        return self.model.judge(text)
