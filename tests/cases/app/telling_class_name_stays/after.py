import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    output: int


class WordCounter(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "L"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=len(input.text.split()))
