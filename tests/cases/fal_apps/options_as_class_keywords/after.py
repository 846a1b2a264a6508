import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App, keep_alive=300):
    """Answers what it is asked."""

    machine_type = "GPU-H100"
    num_gpus = 2

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
