import asyncio

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    async def setup(self):
        """Wait for the model"""
        import torch

        await asyncio.sleep(0)
        self.ones = torch.ones(3)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.text} {self.ones}")
