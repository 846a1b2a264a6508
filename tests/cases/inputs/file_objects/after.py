import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    text_url: str = Field(description="Text")
    glossary_url: str | None = Field(description="Glossary", default=None)


class Output(BaseModel):
    output: int


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with (
            tempfile.TemporaryDirectory() as input_dir,
            open(download_file(input.text_url, f"{input_dir}/text"), "rb") as text,
        ):
            glossary = (
                open(download_file(input.glossary_url, f"{input_dir}/glossary"), "rb")
                if input.glossary_url
                else None
            )
            words = text.read().split()
            known = glossary.read().split() if glossary else []
            return Output(output=sum(word in known for word in words))
