import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str
    count: int = 2
    loud: bool = False


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        said = input.text * input.count
        return Output(text=said.upper() if input.loud else said)
