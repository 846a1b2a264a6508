import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text)


# TODO(cogfal CF201): `Upper`: not what cog.yaml names, `Predictor` is; give each such predictor an app of its own  #! CF201
class Upper:
    def predict(self, text: str) -> str:
        return text.upper()
