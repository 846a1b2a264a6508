import fal
from pydantic import BaseModel

SIZE = 512


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["settings.py"]

    def setup(self):
        from settings import FALLBACK, MODEL, STYLE

        self.style = FALLBACK if STYLE is None else STYLE

        self.model = MODEL

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.model(input.text, self.style, SIZE))
