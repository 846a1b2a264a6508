import sys

import fal
from pydantic import BaseModel

sys.path.insert(0, "library")


class Output(BaseModel):
    text: str


class Finding(fal.App):
    app_name = "finding"
    machine_type = "M"
    local_python_modules = ["greetings"]

    @fal.endpoint("/")
    def find(self) -> Output:
        return Output(text="hello")
