import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["models"]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import models.encoder
        from models import decoder as decoding

        return Output(text=decoding.decode(models.encoder.encode(input.text)))
