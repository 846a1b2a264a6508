import fal
from fal.exceptions import FieldException
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str
    voice: str | None = Field(default=None)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["voices.py"]

    def setup(self) -> None:
        global FIRST, NAMES

        from voices import FIRST, NAMES

    # TODO(cogfal CF304): the default of `voice` is computed when the app runs: fal publishes none; write the value out where it is known  #! CF304
    # TODO(cogfal CF304): `choices=` of `voice` are computed when the app runs: fal publishes none and the endpoint checks the value; write them out where they are known  #! CF304
    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        if input.voice is not None and input.voice not in NAMES:
            raise FieldException("voice", f"{input.voice!r} is not one of its choices")
        voice = input.voice if input.voice is not None else FIRST
        return Output(text=voice + input.text)
