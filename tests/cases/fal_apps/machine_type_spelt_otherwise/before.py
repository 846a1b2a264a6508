import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App):
    machine_type = "gpu_h100"  #! CF802

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
