import asyncio
import os

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
        weights = os.environ.get("COG_WEIGHTS")
        self.words = await load(weights)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text=f"{input.text} {self.words}")


async def load(weights: str | None) -> list[str]:
    await asyncio.sleep(0)
    return weights.split(",") if weights else []
