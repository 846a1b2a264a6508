import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App):
    machine_type = [
        "H100",  #! CF802
        "GPU-A100-80GB",  #! CF802
        "GPU-H200",
    ]

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
