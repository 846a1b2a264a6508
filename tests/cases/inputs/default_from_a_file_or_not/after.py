import json

import fal
from pydantic import BaseModel, Field

PROMPT = None


class Input(BaseModel):
    prompt: str | None = Field(description="Prompt", default=None)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global PROMPT

        try:
            with open("/weights/settings.json") as file:
                PROMPT = json.load(file)["prompt"]
        except OSError:
            pass
        if not PROMPT:
            PROMPT = "an astronaut"

    # TODO(cogfal CF304): the default of `prompt` is computed when the app runs: fal publishes none; write the value out where it is known  #! CF304
    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        prompt = input.prompt if input.prompt is not None else PROMPT
        return Output(text=prompt.upper())
