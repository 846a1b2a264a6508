import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.words = ["cat", "dog"]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=sum(word in self.words for word in input.text.split()))
