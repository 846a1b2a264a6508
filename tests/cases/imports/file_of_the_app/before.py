"""Names what it finds beside itself."""

import os.path as osp
import sys

from cog import BasePredictor, Path  #! CF101 CF101

# where everything is
HERE = Path(__file__).resolve().parent  #! CF111
NAME = Path(__file__).stem

sys.path.insert(0, osp.join(osp.dirname(__file__), "library"))  #! CF107 CF111


class Predictor(BasePredictor):  #! CF201
    def setup(self) -> None:
        folder = osp.split(osp.abspath(__file__))[0]  #! CF111
        self.words = open(osp.join(folder, "words.txt")).read().split()  #! CF106
        self.title = Path(__file__).parent.joinpath("title.txt").read_text()  #! CF111 CF106

    def predict(self, text: str) -> str:  #! CF202 CF301 CF405
        from counters import count

        return f"{NAME} {self.title} {(HERE / 'footer.txt').read_text()} {count(text, self.words)}"  #! CF106


if __name__ == "__main__":
    print(Path(__file__).parent)
