import tempfile
from typing import List

from cog import BasePredictor, Path  #! CF101 CF101


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> List[Path]:  #! CF202 CF301 CF402
        small, big = "/tmp/small.png", "/tmp/big.png"
        name = "other.png"
        with tempfile.NamedTemporaryFile(suffix=".png", delete=False) as file:
            file.write(text.encode())
        with open(f"/tmp/{name}", "w") as other, open("notes.txt", "w") as notes:
            other.write(text)
            notes.write(text)
        return [Path(small), Path(big), Path(file.name), Path(f"/tmp/{name}"), Path(other.name)]
