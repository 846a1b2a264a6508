import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        from basicsr import tensor2img

        self.first = tensor2img(1)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        def tensor2img(value):
            return torch.tensor(value)

        return Output(text=str(tensor2img(input.count)))
