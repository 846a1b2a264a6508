from pathlib import Path
from typing import Tuple

import fal
from fal.toolkit import Audio
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    output: Tuple[Audio, str]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        out = Path("/tmp/speech.wav")
        out.write_text(input.text)
        return Output(
            output=(Audio.from_path(out, content_type="audio/wav"), input.text.upper())
        )
