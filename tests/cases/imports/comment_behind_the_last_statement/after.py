import fal
from pydantic import BaseModel


class Input(BaseModel):
    a: int


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        # known to browsers
        mimetypes.add_type("image/webp", ".webp")  # since 2010

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=input.a)


import mimetypes
# the end
