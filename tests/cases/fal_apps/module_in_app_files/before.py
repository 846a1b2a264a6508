import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Shouting(fal.App):
    machine_type = "S"
    app_files = ["./shouting.py"]

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        from shouting import shout

        return Output(text=shout(input.text))
