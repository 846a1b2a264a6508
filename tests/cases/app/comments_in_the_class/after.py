import fal
from pydantic import BaseModel


class Input(BaseModel):
    a: int


class Output(BaseModel):
    output: int


# --- the model -------------------------------------------


class MyModel(fal.App, python_version="3.11"):  # served
    app_name = "my-model"
    machine_type = "GPU-A100"

    # called once

    def setup(self):  # no arguments
        # nothing to load
        self.count = 0  # requests

    # called often
    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:  # the answer
        # first count
        self.count += 1

        # then answer
        return Output(output=input.a + self.count)  # and out
        # never reached

    # the end
# behind everything
