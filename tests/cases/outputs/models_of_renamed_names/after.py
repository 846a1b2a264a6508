from pathlib import Path as CogPath
from typing import List

import fal
from fal.toolkit import Audio
from pydantic import BaseModel
from pydantic import BaseModel as CogModel


class Output(CogModel):
    file: Audio


class Input(BaseModel):
    count: int


class MyModelOutput(BaseModel):
    output: List[Output]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> MyModelOutput:
        found = []
        for number in range(input.count):
            path = CogPath("/tmp") / f"{number}.mp3"
            found.append(Output(file=Audio.from_path(path, content_type="audio/mpeg")))
        return MyModelOutput(output=found)
