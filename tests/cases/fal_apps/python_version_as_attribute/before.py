import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App):
    machine_type = "M"
    python_version = "3.11"  #! CF806
    private_logs = True  #! CF806

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
