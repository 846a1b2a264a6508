import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    # holds no model
    # In English.
    text: str = Field(description="What to shout")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    # Tried with the texts of last year.
    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=input.text.upper())
