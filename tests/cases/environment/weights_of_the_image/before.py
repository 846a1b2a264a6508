from cog import BasePredictor  #! CF101
from transformers import AutoModel  #! CF102


class Predictor(BasePredictor):  #! CF201
    def setup(self):
        # baked in
        self.model = AutoModel.from_pretrained(
            "./weights/model",  #! CF106
            local_files_only=True,
        )

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return self.model(text)
