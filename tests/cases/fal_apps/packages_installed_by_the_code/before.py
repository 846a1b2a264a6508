import subprocess
import sys

import fal
from pydantic import BaseModel

subprocess.run([sys.executable, "-m", "pip", "install", "unidecode==1.3.8", "words"], check=True)  #! CF110


class Output(BaseModel):
    text: str


class Plain(fal.App):
    app_name = "plain"
    machine_type = "M"
    requirements = ["words"]

    def setup(self) -> None:
        subprocess.check_call(["pip", "install", "spelling"])  #! CF110

    @fal.endpoint("/")
    def plain(self) -> Output:
        from unidecode import unidecode

        return Output(text=unidecode("é"))
