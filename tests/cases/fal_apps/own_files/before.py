import os
from pathlib import Path

import fal
from pydantic import BaseModel

HERE = Path(__file__).parent  #! CF111
DOCKER = Path(__file__).parent / "Dockerfile"


class Input(BaseModel):
    language: str


class Output(BaseModel):
    text: str


class Greeting(fal.App):
    app_name = "greeting"
    machine_type = "M"
    app_files = ["greetings", "marks.txt"]

    def setup(self) -> None:
        with open(os.path.join(os.path.dirname(os.path.realpath(__file__)), "marks.txt")) as file:  #! CF111
            self.marks = file.read()

    @fal.endpoint("/")
    def greet(self, input: Input) -> Output:
        return Output(text=greeting(input.language) + self.marks)


def greeting(language: str) -> str:
    return (HERE / "greetings" / f"{language}.txt").read_text()
