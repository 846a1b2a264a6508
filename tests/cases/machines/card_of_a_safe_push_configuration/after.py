import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    prompt: str = Field(description="What to make")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-L40"
    requirements = ["torch==2.6.0"]

    def setup(self):
        import torch

        self.pipe = torch.jit.load("/src/model.pt")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.pipe(input.prompt))
