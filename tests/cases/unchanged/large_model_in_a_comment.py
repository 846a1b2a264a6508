import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App):
    machine_type = "GPU-A100"

    def setup(self):
        """Loads a small model; Llama-2-70b-chat would be better."""
        # was meta-llama/Llama-2-70b-chat-hf
        self.model = "tiny"

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
