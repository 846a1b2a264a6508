from pathlib import Path

import fal
from pydantic import BaseModel

DEBUG = False


class Output(BaseModel):
    text: str


class Greeter(fal.App):
    machine_type = "S"

    @fal.endpoint("/")
    def greet(self) -> Output:
        if DEBUG:
            return Path("/tmp/greeting.txt")
        return Output(text="Hello")
