import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel


class Input(BaseModel):
    text: str
    mask_url: str | None = None


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            mask = download_file(input.mask_url, input_dir) if input.mask_url else None
            if not input.text:
                raise ValueError("Say something")  #! CF409
            return Output(text=input.text.upper() + str(mask.stat().st_size if mask else 0))
