import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App):
    machine_type = "M"
    keep_alive = 300
    max_concurrency: int = 4
    min_concurrency = 1

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
