import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App):
    machine_type = "GPU-H100"

    def setup(self):
        from transformers import AutoModelForCausalLM

        self.model = AutoModelForCausalLM.from_pretrained("meta-llama/Llama-2-70b-chat-hf", load_in_4bit=True)

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
