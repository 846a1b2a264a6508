from typing import List

from cog import BasePredictor, Path  #! CF101 CF101

FORMAT = "png"
OUTPUT = str if FORMAT == "text" else List[Path]


class Predictor(BasePredictor):  #! CF201
    def predict(self, count: int) -> OUTPUT:  #! CF202 CF301 CF410
        names = [f"{number}.png" for number in range(count)]
        for name in names:
            Path(name).write_bytes(b"not really a picture")
        if FORMAT == "text":
            return Path(names[0])  #! CF410
        return [Path(name) for name in names]
