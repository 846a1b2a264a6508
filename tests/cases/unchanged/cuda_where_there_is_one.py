import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App):
    machine_type = "XL"

    def setup(self):
        import torch

        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.weights = torch.zeros(4).to(self.device)

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
