import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="Text")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["upper.py"]

    def setup(self) -> None:
        from upper import Predictor as UpperPredictor

        self.upper = UpperPredictor()
        self.upper.setup()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.upper.predict(input.text, times=3))
