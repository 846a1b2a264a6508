import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["shouting.py"]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from shouting import shout

        return Output(text=shout(input.text))
