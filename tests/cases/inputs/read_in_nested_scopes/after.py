import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str
    limit: int
    marks: str = "!?"


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        def cut(word, size=input.limit):
            return word[:size] + input.marks[0]

        kept = {word: len(word) for word in input.text.split() if len(word) > input.limit}
        longest = max(kept, key=lambda word: kept[word] * input.limit)
        return Output(text=cut(word=longest))
