import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


MACHINE = "L"
GPUS = 1


class Answers(fal.App):
    machine_type = MACHINE
    num_gpus = GPUS

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
