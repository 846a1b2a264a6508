from typing import Optional

import fal
from fal.toolkit import File
from pydantic import BaseModel


class Output(BaseModel):
    file: File
    size: Optional[int] = None


class Input(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        path = "first.txt"
        with open(path, "w") as file:
            file.write(input.text)
        output = Output(
            file=File.from_path(path, content_type="text/plain"),
            size=None,
        )
        print(path)
        for number in range(2):
            path = f"{number}.txt"
            with open(path, "w") as file:
                file.write(input.text)
        return output
