import fal
from pydantic import BaseModel, Field

TYPES = {"half": 16}
SIZE = 3


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        global SIZE

        import torch

        TYPES["full"] = torch.float32
        TYPES.update(double=torch.float64)
        SIZE = SIZE * torch.cuda.device_count()

        self.size = SIZE

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{TYPES} {input.count}")
