import fal
from pydantic import BaseModel


class Input(BaseModel):
    prompt: str
    width: int
    scale: float


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        print(f"{input.prompt!r} at {input.scale:.2f}")
        width = input.width
        print(f"{width=}")
        return Output(text=f"""{input.prompt:>{width}}
        {input.scale}""")
