import fal
from pydantic import BaseModel


class Repeater:
    def setup(self):
        self.calls = 0

    def repeated(self, text):
        self.calls += 1
        return text * 2


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(Repeater, fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        super().setup()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.repeated(input.text))
