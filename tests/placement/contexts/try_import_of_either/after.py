import fal
from pydantic import BaseModel, Field


def apply(count):
    return attend(count)


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self) -> None:
        global attend

        try:
            from absent_kernels import attend
        except ImportError:
            from torch.nn.functional import attend

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{apply(input.count)} {attend(1)}")
