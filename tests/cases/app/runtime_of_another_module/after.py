import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="Text")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["billing.py"]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from billing import record

        record("characters", len(input.text))
        return Output(text=input.text.upper())
