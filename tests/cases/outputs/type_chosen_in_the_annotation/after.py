from pathlib import Path

import fal
from pydantic import BaseModel

AS_TEXT = True


class Input(BaseModel):
    name: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        if AS_TEXT:
            return Output(text=f"Hello {input.name}")
        else:
            path = Path("/tmp/hello.txt")
            path.write_text(f"Hello {input.name}")
            # TODO(cogfal CF410): `AS_TEXT` switches this answer off, and it is of another type: it is not converted  #! CF410
            return path
