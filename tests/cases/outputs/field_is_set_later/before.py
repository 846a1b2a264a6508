from typing import Optional

from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class Output(BaseModel):
    image: Path
    explanation: Optional[Path]


class Predictor(BasePredictor):  #! CF201
    def predict(self, explain: bool) -> Output:  #! CF202 CF301 CF404
        output = Output(image=Path("out.png"))
        if explain:
            output.explanation = Path("why.png")
        return output
