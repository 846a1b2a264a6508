import fal
from pydantic import BaseModel


class Input(BaseModel):
    a: int


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from torch import no_grad

        with no_grad():
            return Output(output=input.a)
