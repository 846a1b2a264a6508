from typing import Dict, List, Tuple

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    output: Dict[str, List[Tuple[int, str]]] | None = None


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output={"words": [(len(one), one) for one in input.text.split()]})
