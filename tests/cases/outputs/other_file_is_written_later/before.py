from typing import Optional

from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class Output(BaseModel):
    file: Path
    size: Optional[int]


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Output:  #! CF202 CF301 CF404
        path = "first.txt"
        with open(path, "w") as file:
            file.write(text)
        output = Output(file=Path(path), size=None)
        print(path)
        for number in range(2):
            path = f"{number}.txt"
            with open(path, "w") as file:
                file.write(text)
        return output
