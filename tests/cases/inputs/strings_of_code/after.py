import fal
from pydantic import BaseModel


class Input(BaseModel):
    prompt: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """The prompt: prompt."""
        query = "select prompt from prompts"  # prompt
        return Output(text=query.format(prompt=input.prompt) + "%(prompt)s" % {"prompt": input.prompt})
