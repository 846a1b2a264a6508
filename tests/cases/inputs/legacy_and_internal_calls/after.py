import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="Text to repeat")
    times: int = Field(default=2, ge=1)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.calls = 0
        self._predict(text="warm up", times=1)

    # counts requests
    def _predict(self, text: str, times: int = 2) -> str:
        self.calls += 1
        return text * times

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Repeat a text"""
        return Output(text=self._predict(text=input.text, times=input.times))
