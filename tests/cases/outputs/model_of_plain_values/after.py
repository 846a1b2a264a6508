from typing import Any, List, Optional

import fal
from pydantic import BaseModel


class Segment(BaseModel):
    text: str
    speaker: Optional[str] = None


class Transcription(BaseModel):
    segments: List[Segment]
    language: str | None = None
    details: Any = None


class Input(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Transcription | None:
        fields = {"segments": [{"text": one} for one in input.text.split()]}
        if not input.text:
            return None
        return Transcription(**fields)
