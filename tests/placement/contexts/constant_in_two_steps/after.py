import fal
from pydantic import BaseModel, Field

DEVICE = "cpu"


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        global DEVICE

        import torch

        if torch.cuda.is_available():
            DEVICE = "cuda"

        self.device = DEVICE

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(text=str(torch.tensor(input.count)))
