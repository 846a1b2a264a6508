import subprocess

import fal
from pydantic import BaseModel


# not on PyPI


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "L"
    requirements = [
        "--find-links",
        "https://example.com/wheels",
        "numpy==1.26.4",
        "git+https://github.com/example/words@v1",
        "spelling[all]>=2",
    ]

    def setup(self) -> None:
        import words

        print("starting")
        subprocess.run("pip3 install --no-cache-dir unidecode==1.3.8", shell=True, check=True)  #! CF110
        self.spelling = words.load()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.spelling.spell(input.text))
