import tempfile
from pathlib import Path
from typing import Optional

import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Result(BaseModel):
    mask: Optional[Image] = None


class Input(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Result:
        result = Result()
        with tempfile.NamedTemporaryFile("w", suffix=".png", delete=False) as file:
            file.write(input.text)
            mask_path = Path(file.name)
        result.mask = Image.from_path(mask_path, content_type="image/png")
        return result
