import os

import fal
from fal.container import ContainerImage
from pydantic import BaseModel

os.system("pip install words")  #! CF110


class Output(BaseModel):
    text: str


class Plain(fal.App):
    app_name = "plain"
    machine_type = "M"
    image = ContainerImage.from_dockerfile_str("FROM python:3.11\nRUN pip install fal")

    def setup(self) -> None:
        os.system("pip install spelling")  #! CF110

    @fal.endpoint("/")
    def plain(self) -> Output:
        return Output(text="")
