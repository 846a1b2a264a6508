import fal
from pydantic import BaseModel

from shouting import shout  #! CF104


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Shouting(fal.App):
    machine_type = "S"
    local_python_modules = ["shouting"]

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=shout(input.text))
