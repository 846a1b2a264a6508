import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App, machine_type="L"):  #! CF805
    python_version = "3.11"  #! CF806

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
