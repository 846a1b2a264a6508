import fal
from pydantic import BaseModel


class Input(BaseModel):
    number: float


class Output(BaseModel):
    output: float


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["networks.py"]

    def setup(self):
        from networks import Doubler

        self.model = Doubler()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=float(self.model(input.number)))
