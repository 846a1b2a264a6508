import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(ge=1)


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    """Counts.

    One by one.
    """

    app_name = "my-model"
    machine_type = "GPU-A100"
    # where it starts
    first = 1
    step: int = 2

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=self.first + self.step * input.count)
