import asyncio

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class App(fal.App):
    machine_type = "M"

    def setup(self):
        self.load()
        loop = asyncio.new_event_loop()
        loop.run_until_complete(asyncio.sleep(0))  #! CF209

    def load(self):
        asyncio.run(asyncio.sleep(0))  #! CF209

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        return Output(text=asyncio.run(asyncio.sleep(0, input.text)))
