import tempfile
import typing as T
from pathlib import Path

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field

Picture = Path
Prompt = str
Prompts = T.List[Prompt]


class Input(BaseModel):
    prompt: str = Field(description="Prompt")
    more: list[str] | None = Field(default=None, description="More prompts")
    count: int = Field(description="Count", default=1)
    scale: float = Field(description="Scale", default=1.5)
    address: str = Field(description="Where to look")
    picture_url: str | None = Field(default=None, description="Picture")
    table_url: str = Field(description="Table")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            picture = (
                download_file(input.picture_url, f"{input_dir}/picture")
                if input.picture_url
                else None
            )
            table = download_file(input.table_url, f"{input_dir}/table")
            prompt = input.prompt
            if picture is not None:
                prompt += picture.read_text()
            return Output(text=f"{prompt} {input.more} {input.count} {input.scale} {input.address} {table.read_text()}")
