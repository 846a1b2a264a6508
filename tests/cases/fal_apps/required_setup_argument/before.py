import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class App(fal.App):
    machine_type = "M"

    def setup(self, device):  #! CF203
        self.device = device

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=f"{input.text} {self.device}")
