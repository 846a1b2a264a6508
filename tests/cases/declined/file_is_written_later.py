from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class Output(BaseModel):
    picture: Path
    text: str


class Predictor(BasePredictor):  #! CF201
    def predict(self, text: str) -> Output:  #! CF202 CF301
        path = "out.txt"
        output = Output(picture=Path(path), text=text)  #! CF404!
        with open(path, "w") as file:
            file.write(text)
        return output
