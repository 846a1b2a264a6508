import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class App(fal.App):
    machine_type = "M"

    def __init__(self, *args, **kwargs):  #! CF204
        super().__init__(*args, **kwargs)
        self.end = "!"

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text + self.end)
