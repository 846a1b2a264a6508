from collections import namedtuple

import fal
from pydantic import BaseModel

Word = namedtuple("Word", "text length")


def words(text):
    for one in text.split():
        yield Word(one, len(one))


class Longest:
    def of(self, text):
        return max(words(text), key=lambda word: word.length)


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.longest = Longest()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.longest.of(input.text).text)
