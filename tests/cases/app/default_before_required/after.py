import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    first: str = Field(default="a")
    second: str = Field(description="No default")
    third: int = Field(default=3)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def _predict(self, first: str, second: str, *, third: int = 3) -> str:
        return str(sorted(locals()))

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        output = self._predict(
            first=input.first,
            second=input.second,
            third=input.third,
        )
        return Output(text=output)
