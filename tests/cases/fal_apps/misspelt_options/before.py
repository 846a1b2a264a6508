import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App):
    machine_type = "M"
    keepalive = 300  #! CF806
    max_concurency: int = 4  #! CF806
    min_concurrency = 1

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
