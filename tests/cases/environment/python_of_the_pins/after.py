import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.10"):
    app_name = "my-model"
    machine_type = "L"
    # TODO(cogfal CF607): `regex==2019.8.19` has no build for Python 3.10: take 2021.8.21 or newer  #! CF607
    requirements = ["scipy==1.8.1", "numpy==1.22.4", "regex==2019.8.19"]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text)
