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

    def setup(self) -> None:
        global STARTED

        import matplotlib

        matplotlib.use("Agg")

        import torch

        torch.backends.cudnn.benchmark = True

        from tools import STARTED

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import matplotlib.pyplot as plt

        return Output(text=f"{STARTED} {plt.plot(input.count)}")
