import os
import subprocess

import fal
from pydantic import BaseModel

INSTALL = "pip install words"


class Output(BaseModel):
    text: str


class Plain(fal.App):
    app_name = "plain"
    machine_type = "M"

    def setup(self) -> None:
        if not os.path.exists("words"):
            subprocess.run(["pip", "install", "words"], check=True)
        os.system("wget https://example.com/a")

    @fal.endpoint("/")
    def plain(self) -> Output:
        return Output(text=INSTALL)
