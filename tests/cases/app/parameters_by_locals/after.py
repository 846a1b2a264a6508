import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str
    count: int


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def _predict(self, text: str, count: int) -> str:
        print(locals())
        return text * count

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self._predict(text=input.text, count=input.count))
