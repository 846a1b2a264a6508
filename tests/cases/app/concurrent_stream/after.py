import asyncio
import json
from collections.abc import AsyncIterator

import fal
from fastapi.responses import StreamingResponse
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    max_multiplexing = 2

    async def _predict(self, input: Input) -> AsyncIterator[str]:
        for word in input.text.split():
            await asyncio.sleep(0)
            yield word

    @fal.endpoint("/")
    async def predict(self, input: Input) -> Output:
        return Output(text="".join([piece async for piece in self._predict(input)]))

    @fal.endpoint("/stream")
    async def stream(self, input: Input) -> StreamingResponse:
        pieces = self._predict(input)
        # A bad input is refused here, before the response starts.
        first = await anext(pieces, None)

        async def events() -> AsyncIterator[str]:
            piece = first
            while piece is not None:
                yield f"data: {json.dumps({'text': piece})}\n\n"
                piece = await anext(pieces, None)

        return StreamingResponse(events(), media_type="text/event-stream")
