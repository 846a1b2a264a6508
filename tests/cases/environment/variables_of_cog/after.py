import os

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "L"

    def setup(self) -> None:
        os.environ["COG_MARK"] = "!"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        # TODO(cogfal CF608): `COG_MODEL_NAME` is set on Cog, not on fal: `fal secrets set COG_MODEL_NAME=...`, or write its value here  #! CF608
        name = os.getenv("COG_MODEL_NAME", "none")
        # TODO(cogfal CF608): `REPLICATE_REGION` is set on Cog, not on fal: `fal secrets set REPLICATE_REGION=...`, or write its value here  #! CF608
        return Output(text=input.text + name + os.environ["REPLICATE_REGION"] + os.environ["COG_MARK"])
