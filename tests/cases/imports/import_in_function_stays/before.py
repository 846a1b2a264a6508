from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        import torch

        self.model = torch.jit.load("/data/model.pt")

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        from transformers import AutoTokenizer  # slow to import

        return self.model(AutoTokenizer.from_pretrained("words")(text))
