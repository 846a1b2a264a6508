import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App):
    machine_type = "M"
    max_concurrent = 4
    request_timeouts = {"slow": 60}

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text[: self.max_concurrent * self.request_timeouts["slow"]])
