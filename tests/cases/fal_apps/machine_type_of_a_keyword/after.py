import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App, keep_alive=300):
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
