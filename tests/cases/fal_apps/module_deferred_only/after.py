import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Shouting(fal.App):
    app_files = ["shouting.py"]
    machine_type = "S"

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        from shouting import shout

        return Output(text=shout(input.text))
