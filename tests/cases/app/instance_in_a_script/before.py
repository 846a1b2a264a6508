import sys

from cog import BasePredictor  #! CF101


class Predictor(BasePredictor):  #! CF201
    def setup(self, local_files_only: bool = True):
        self.word = "hello" if local_files_only else "downloaded"

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        return f"{self.word} {text}"


def download_weights():  #! CF212
    predictor = Predictor()
    predictor.setup(local_files_only=False)


if __name__ == "__main__":
    if "--download" in sys.argv:
        download_weights()
