import fal
from pydantic import BaseModel, Field


def calculate(expression):
    import numpy as np

    return eval(expression)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import numpy as np

        self.kind = eval("np.float32")

    def _predict(self, count: int = 2) -> str:
        import numpy as np

        return f"{eval('np.zeros(3)')} {self.kind}"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self._predict(count=input.count))
