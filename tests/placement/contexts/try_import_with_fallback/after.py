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
        global attention

        try:
            import absent_xformers

            attention = absent_xformers.attention
        except ImportError:
            attention = None

        self.fast = attention is not None

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        import torch

        return Output(text=f"{attention} {torch.tensor(input.count)} {self.fast}")
