import asyncio

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


async def load(name: str) -> str:
    await asyncio.sleep(0)
    return name


class App(fal.App):
    machine_type = "M"

    async def setup(self):
        """Load both parts"""
        self.first = await load("first")
        self.second = (await load("second")).upper()
        await load("nothing")

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=self.first + self.second + input.text)
