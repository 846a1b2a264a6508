import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import numpy as np

        def outer():
            def inner(number):
                return [np.square(one) for one in range(number)]

            return inner

        values = {str(one): np.abs(one) for one in outer()(input.count)}
        return Output(text=str(sorted(values.items(), key=lambda pair: str(np.sum(pair)))))
