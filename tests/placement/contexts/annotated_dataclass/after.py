from dataclasses import dataclass, field
from typing import TYPE_CHECKING, List

import fal
from pydantic import BaseModel, Field

if TYPE_CHECKING:
    import numpy as np


@dataclass
class Result:
    picture: "np.ndarray"
    others: "List[np.ndarray]" = field(default_factory=list)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import numpy as np

        result = Result(np.zeros(input.count))
        return Output(text=f"{result.picture} {result.others}")
