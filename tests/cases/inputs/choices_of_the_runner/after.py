import os
from pathlib import Path

import fal
from fal.container import ContainerImage
from fal.exceptions import FieldException
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="Text")
    language: str = Field(description="Language", default="auto")
    voice: str | None = Field(
        description="Voice",
        default=None,
    )


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile",
        context_dir=Path(__file__).parent,
    )

    def setup(self) -> None:
        global VOICES

        VOICES = os.listdir("voices")

    # TODO(cogfal CF304): `choices=` of `language` are computed when the app runs: fal publishes none and the endpoint checks the value; write them out where they are known  #! CF304
    # TODO(cogfal CF304): `choices=` of `voice` are computed when the app runs: fal publishes none and the endpoint checks the value; write them out where they are known  #! CF304
    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from whisper.tokenizer import LANGUAGES

        if input.language not in ['auto'] + sorted(LANGUAGES) + sorted((name.title() for name in LANGUAGES)):
            raise FieldException("language", f"{input.language!r} is not one of its choices")
        if input.voice is not None and input.voice not in [name for name in VOICES if name.endswith(".wav")]:
            raise FieldException("voice", f"{input.voice!r} is not one of its choices")
        return Output(text=f"{input.text} {input.language} {input.voice}")
