import fal
from pydantic import BaseModel, Field

steps = 20
words = {"prompt": "a cat"}


def describe(prompt):
    return f"{prompt} {steps} {words['prompt']}"


class Input(BaseModel):
    prompt: str = Field(default="x")
    steps: int = Field(default=steps)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    prompt = "kept"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=describe(prompt=input.prompt) * input.steps + self.prompt)
