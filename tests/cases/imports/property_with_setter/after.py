import fal
from pydantic import BaseModel


class Gain:
    @property
    def level(self):
        import numpy as np

        return np.sqrt(self._level)

    @level.setter
    def level(self, value):
        import numpy as np

        self._level = np.square(value)


class Input(BaseModel):
    value: float


class Output(BaseModel):
    output: float


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.gain = Gain()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        self.gain.level = input.value
        return Output(output=float(self.gain.level))
