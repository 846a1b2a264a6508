import fal
from pydantic import BaseModel, Field


def double(count):
    return count * 2


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["tools.py"]

    def setup(self) -> None:
        global double

        from tools import timed

        double = timed(double)
        self.work = timed(self.work)

    def work(self, count):
        return count + 1

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(self.work(input.count) + double(input.count)))
