import configparser

import fal
from pydantic import BaseModel

settings = configparser.ConfigParser()


class Input(BaseModel):
    prompt: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global style

        settings.read_string("[picture]\nstyle = oil\n")
        style = settings["picture"]["style"]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.prompt}, {style}")
