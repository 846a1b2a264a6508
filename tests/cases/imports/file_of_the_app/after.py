"""Names what it finds beside itself."""

import os
import os.path as osp
import sys
from pathlib import Path

import fal
from pydantic import BaseModel

NAME = Path(__file__).stem


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["words.txt", "title.txt", "footer.txt"]

    def setup(self) -> None:
        global HERE

        # where everything is
        HERE = Path.cwd()
        sys.path.insert(0, osp.join(os.getcwd(), "library"))

        folder = os.getcwd()
        self.words = open(osp.join(folder, "words.txt")).read().split()
        self.title = Path.cwd().joinpath("title.txt").read_text()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from counters import count

        return Output(text=f"{NAME} {self.title} {(HERE / 'footer.txt').read_text()} {count(input.text, self.words)}")


if __name__ == "__main__":
    print(Path(__file__).parent)
