import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import torch

        torch.backends.cuda.matmul.allow_tf32 = True
        torch.backends.cudnn.benchmark = True

        self.model = torch.jit.load("/data/model.pt").to("cuda")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.model(input.text))
