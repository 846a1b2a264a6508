from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class Output(BaseModel):
    image: Path
    seed: int


class Predictor(BasePredictor):  #! CF201
    def predict(self, seed: int) -> Output:  #! CF202 CF301
        return Output(Path("/tmp/out.png"), seed)  #! CF404!
