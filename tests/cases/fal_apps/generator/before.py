from collections.abc import Iterator

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class App(fal.App):
    machine_type = "M"

    @fal.endpoint("/stream")
    def answer(self, input: Input) -> Iterator[str]:
        for word in input.text.split():
            yield word  #! CF211

    @fal.realtime("/realtime")
    def talk(self, input: Input) -> Iterator[Output]:
        yield Output(text=input.text)
