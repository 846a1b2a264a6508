from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self, local_files_only=True, *, words: int = 3):
        self.offline = local_files_only
        self.words = words

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return " ".join(text.split()[: self.words])
