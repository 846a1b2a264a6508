import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="What to say")


class Output(BaseModel):
    text: str


class Predictor(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.ending = "!"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text + self.ending)


# TODO(cogfal CF201): `LoudPredictor`: derived from `Predictor`, so a fal.App as well; name the class that you mean, `fal deploy FILE::CLASS`, or remove this one  #! CF201
class LoudPredictor(Predictor):
    """The same, said louder."""

    app_name = "my-model-loud-predictor"

    def setup(self):
        self.ending = "!!!"
