import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.10"):
    app_name = "my-model"
    machine_type = "L"
    # TODO(cogfal CF607): `scipy>=1.11` contradicts `scipy==1.10.1` (requirements.txt:6): keep one of them (requirements.txt:7)  #! CF607
    # TODO(cogfal CF607): `numpy==1.19.5` has no build for Python 3.10: take 1.21.2 or newer (requirements.txt:5)  #! CF607
    requirements = [
        "fastapi>=0.100",
        "numpy==1.19.5",
        "scipy==1.10.1",
        "scipy>=1.11",
        "requests==2.31.0",
    ]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text)
