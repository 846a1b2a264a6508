import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Flux2Klein(fal.App):  #! CF807
    """Answers what it is asked."""

    machine_type = "M"

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
