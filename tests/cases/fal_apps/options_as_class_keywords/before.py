import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App, machine_type="GPU-H100", num_gpus=2, keep_alive=300):  #! CF805 CF805
    """Answers what it is asked."""

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
