import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str
    limit: int
    word: str
    letter: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        text = input.text

        def cut(text):
            return text[:input.limit]

        word = input.word
        words = [word for word in text.split() if word]
        letter = input.letter
        words.sort(key=lambda letter: letter.lower())
        return Output(text=cut(" ".join(words)) + word + letter)
