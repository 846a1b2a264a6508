import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["."]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from registry import sampler_class

        return Output(text=sampler_class("samplers.plain.Plain")().sample(input.text))
