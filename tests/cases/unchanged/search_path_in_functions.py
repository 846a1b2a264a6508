import os
import sys

import fal
from pydantic import BaseModel

FOLDERS = ("a", "b")


class Output(BaseModel):
    text: str


class Searching(fal.App):
    app_name = "searching"
    machine_type = "M"
    app_files = ["a", "b"]

    def setup(self) -> None:
        for folder in FOLDERS:
            if folder not in sys.path:
                sys.path.append(folder)
        sys.path += [os.path.abspath("c")]
        os.environ["PYTHONPATH"] = "a:b"

    @fal.endpoint("/")
    def search(self) -> Output:
        return Output(text=" ".join(sys.path) + os.getcwd())
