from typing import Optional

import fal
from fal.toolkit import Image
from pydantic import BaseModel


class Output(BaseModel):
    image: Image
    explanation: Optional[Image] = None


class Input(BaseModel):
    explain: bool


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        output = Output(image=Image.from_path("out.png", content_type="image/png"))
        if input.explain:
            output.explanation = Image.from_path("why.png", content_type="image/png")
        return output
