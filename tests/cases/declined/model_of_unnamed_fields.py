from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class Output(BaseModel):
    image: Path


class Predictor(BasePredictor):  #! CF201
    def predict(self, seed: int) -> Output:  #! CF202 CF301
        fields = {"image": Path("/tmp/out.png")}
        return Output(**fields)  #! CF404!
