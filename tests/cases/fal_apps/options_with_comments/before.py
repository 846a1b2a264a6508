import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(
    fal.App,
    machine_type="L",  # enough for text  #! CF805
    keep_alive=300,
):
    app_name = "answers"

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
