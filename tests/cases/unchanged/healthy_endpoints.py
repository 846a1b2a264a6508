from typing import Annotated, ClassVar

import fal
from fastapi import Header, Request
from pydantic import BaseModel, Field, PrivateAttr


class Size(BaseModel):
    width: int = 512


class Input(BaseModel):
    LARGEST: ClassVar[int] = 2048
    size: Size = Field(default=Size())
    names: list[str] = Field(default=[])
    _cache: dict = PrivateAttr(default={})


class Inner(BaseModel):
    _note: str = "not an input of any endpoint"


class Output(BaseModel):
    width: int


class Server(fal.App):
    app_name = "server"
    machine_type = "M"

    @fal.endpoint("/")
    def run(self, input: Input, request: Request) -> Output:
        return Output(width=self.measure(input.size, 2))

    @fal.endpoint("/items/{item}")
    def item(self, item: str, token: str = Header(), kind: Annotated[str, Header()] = "a") -> Output:
        return Output(width=len(item + token + kind))

    @fal.endpoint("/ws", is_websocket=True)
    async def socket(self, websocket) -> None:
        await websocket.accept()

    def measure(self, size: Size, times: int) -> int:
        return size.width * times
