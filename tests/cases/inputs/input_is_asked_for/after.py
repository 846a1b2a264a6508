import fal
from pydantic import BaseModel


class Input(BaseModel):
    question: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, request: Input) -> Output:
        input = {"question": request.question}
        return Output(text=str(input))
