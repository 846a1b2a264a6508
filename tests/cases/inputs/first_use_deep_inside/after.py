import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str
    limit: int


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        result = ""
        # word by word
        text = input.text
        limit = input.limit
        for word in text.split():
            if len(word) > limit:
                # from now on only shorter ones
                limit = len(word) - 1
            result += word
        try:
            text = text[limit]
        except IndexError as error:
            text = str(error)
        return Output(text=result + text)
