import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App):
    machine_type = "M"
    max_steps = 50
    model_name = "tiny"
    default_regions = ("us", "eu")
    VERSION = "1"

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
