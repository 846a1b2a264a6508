import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    prompt: str = Field(description="What to make")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "XL"
    requirements = ["torch==2.6.0"]

    def setup(self):
        import torch

        self.pipe = torch.nn.Identity()

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=self.pipe(input.prompt))
