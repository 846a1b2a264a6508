import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel, Field


class Input(BaseModel):
    audio_url: str
    loud: bool = Field(default=False)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import json

        self.words = json.loads('["a"]')

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        with tempfile.TemporaryDirectory() as input_dir:
            audio = download_file(input.audio_url, input_dir)
            text = audio.read_text()
            if input.loud:
                # somewhere to put it
                import os

                with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
                    file.write(text)
                    print(os.path.getsize(file.name))
            try:
                pass
            except ImportError:
                return Output(text="")
            return Output(text=text.upper() + tempfile.gettempdir())
