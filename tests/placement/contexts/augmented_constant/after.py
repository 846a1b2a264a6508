import fal
from pydantic import BaseModel, Field

TOTAL = 1


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        global TOTAL

        import torch

        TOTAL += torch.cuda.device_count()

        self.total = TOTAL

    def total_of(self):
        return self.total

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=str(input.count))
