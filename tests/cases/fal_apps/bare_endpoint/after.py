import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class App(fal.App):
    machine_type = "M"

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)

    @fal.endpoint("/short")
    def short(self, input: Input) -> Output:
        return Output(text=input.text[:3])
