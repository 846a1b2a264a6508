import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    app_files = ["tools.py"]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        from tools import scale

        try:
            return Output(text=f"{scale(input.count)} {helper(input.count)}")
        except NameError:
            return Output(text=str(scale(input.count)))
