import asyncio

import fal
from pydantic import BaseModel, Field


class Input(BaseModel):
    seconds: float = Field(default=1.0, ge=0, le=60)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "L"
    max_multiplexing = 8

    @fal.endpoint("/")
    async def predict(self, input: Input) -> Output:
        await asyncio.sleep(input.seconds)
        return Output(text="done")
