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

    def setup(self):
        """Load both parts"""
        self.first = asyncio.run(load("first"))  #! CF209
        self.second = asyncio.run(  #! CF209
            load("second"),
        ).upper()
        asyncio.run(load("nothing"))  #! CF209

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=self.first + self.second + input.text)
