import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel


class Input(BaseModel):
    image_url: str
    name: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            image = download_file(input.image_url, input_dir)
            image = str(image)
            return Output(text=image + input.name)
