import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        from tenacity import retry, stop_after_attempt

        self.fetch = retry(stop=stop_after_attempt(3))(self.fetch)

    def fetch(self, count):
        return count + 1

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(self.fetch(input.count)))
