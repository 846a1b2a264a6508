from concurrent.futures import ThreadPoolExecutor

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(default="three", min_length=1)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        with ThreadPoolExecutor() as pool:
            pool.map(self._predict, ["one", "two"])

    def _predict(self, text: str = "three") -> str:
        return text[::-1]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self._predict(text=input.text))
