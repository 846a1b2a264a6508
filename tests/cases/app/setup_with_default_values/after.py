import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self, local_files_only=True, *, words: int = 3):
        self.offline = local_files_only
        self.words = words

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=" ".join(input.text.split()[: self.words]))
