from pathlib import Path
from typing import List, Union

import fal
from fal.toolkit import File
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    output: Union[List[str], File]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        if len(input.text) > 100:
            path = Path("/tmp/words.txt")
            path.write_text(input.text)
            return Output(output=File.from_path(path, content_type="text/plain"))
        return Output(output=input.text.split())
