import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Answers(fal.App):
    machine_type = "GPU-A100"  #! CF804
    num_gpus = 2
    requirements = ["torch==2.6.0", "transformers"]

    def setup(self):
        import torch
        from transformers import AutoModelForCausalLM

        self.model = AutoModelForCausalLM.from_pretrained(
            "meta-llama/Llama-3.1-70B-Instruct", torch_dtype=torch.float16, device_map="auto"
        )

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=input.text)
