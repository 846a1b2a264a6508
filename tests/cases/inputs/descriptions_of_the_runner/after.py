from pathlib import Path

import fal
from fal.container import ContainerImage
from fal.exceptions import FieldException
from pydantic import BaseModel, Field

UNITS = ("seconds", "minutes")


class Input(BaseModel):
    text: str = Field(description="Text")
    language: str = Field(
        default="en",
    )
    accent: str = Field(default="none")
    unit: str = Field(default="seconds", description="One of " + ", ".join(UNITS))


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
        from whisper import tokenizer

        self.codes = sorted(tokenizer.LANGUAGES.keys())

    # TODO(cogfal CF304): the description of `language` is computed when the app runs: fal publishes none; write the text out  #! CF304
    # TODO(cogfal CF304): `choices=` of `accent` are computed when the app runs: fal publishes none and the endpoint checks the value; write them out where they are known  #! CF304
    # TODO(cogfal CF304): the description of `accent` is computed when the app runs: fal publishes none; write the text out  #! CF304
    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        if input.accent not in ['none', *self.codes]:
            raise FieldException("accent", f"{input.accent!r} is not one of its choices")
        return Output(text=f"{input.text} {input.language} {input.accent} {input.unit}")
