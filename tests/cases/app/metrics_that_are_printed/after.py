import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="Text")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.testing = False

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        if not self.testing:
            print("letters:", len(input.text))
            print("words:", len(input.text.split()))
        # How many there were
        print("counted:", self.count())
        return Output(text=input.text)

    def count(self) -> int:
        return 1

    def half(self, text: str) -> str:
        middle = len(text) // 2
        print("middle:", middle)
        return text[: len(text) // 2]
