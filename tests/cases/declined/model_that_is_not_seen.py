from cog import BaseModel, BasePredictor, Path  #! CF101 CF101 CF101


class Output(BaseModel):
    image: Path


class Predictor(BasePredictor):  #! CF201
    def predict(self, seed: int) -> Output:  #! CF202 CF301
        return self.model.generate(seed)  #! CF404!
