import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Telling(fal.App):
    app_name = "telling"
    machine_type = "M"

    @fal.endpoint("/")
    def tell(self, input: Input) -> Output:
        return Output(text=self.later(input.text).text)

    def later(self, text: str, after: "Later | None" = None) -> "Later":
        return Later(text)


class Later:
    def __init__(self, text: str) -> None:
        self.text = text
