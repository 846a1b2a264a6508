from dataclasses import dataclass

import fal
from pydantic import BaseModel


@dataclass
class Size:
    width: int


class Input(BaseModel):
    width: int
    mode: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        match (Size(input.width), input.mode):
            case (Size(width=0), _):
                return Output(text="empty")
            case (_, "wide") if input.width > 10:
                return Output(text="wide")
        return Output(text="other")
