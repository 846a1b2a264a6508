import fal
from pydantic import BaseModel, Field


async def fetch(count):
    import aiohttp

    return aiohttp.get(str(count))


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    @fal.endpoint("/")
    async def predict(self, input: Input) -> Output:
        import torch

        return Output(text=str(torch.tensor(await fetch(input.count))))
