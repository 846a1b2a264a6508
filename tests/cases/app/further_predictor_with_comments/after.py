import fal
from pydantic import BaseModel, Field


class Quick:
    def predict(
        self,
        # what to say
        text: str,
        volume: int = 3,  # it goes to eleven
        # words a minute
        speed: float = 120.0,
        # tone: str = Input(default="calm"),
        **others,
    ) -> str:
        return text * volume


class Input(BaseModel):
    text: str = Field(description="Text")
    # said twice


class Output(BaseModel):
    text: str


class MyModel(Quick, fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=super().predict(input.text, volume=2))


# TODO(cogfal CF201): `Loud`: not what cog.yaml names, `Predictor` is; give each such predictor an app of its own  #! CF201
class Loud:
    def predict(
        self,
        text: str,
        # volume: int = Input(default=11),
    ) -> str:
        return text.upper()
