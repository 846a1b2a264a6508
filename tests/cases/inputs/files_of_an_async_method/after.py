import asyncio
import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    text_url: str = Field(description="What to read")
    other_urls: list[str] = Field(description="What to read, too")
    title_url: str | None = Field(description="What stands above", default=None)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    async def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            text = await asyncio.to_thread(download_file, input.text_url, f"{input_dir}/text")
            others = [
                await asyncio.to_thread(download_file, url, f"{input_dir}/others/{index}")
                for index, url in enumerate(input.other_urls)
            ]
            title = (
                await asyncio.to_thread(download_file, input.title_url, f"{input_dir}/title")
                if input.title_url
                else None
            )
            texts = [one.read_text() for one in [text, *others]]
            return Output(text="".join([title.read_text() if title else "", *texts]))
