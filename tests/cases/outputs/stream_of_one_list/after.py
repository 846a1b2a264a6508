import copy
import json
from typing import AsyncIterator, Dict, List

import fal
from fastapi.responses import StreamingResponse
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    output: list[Dict[str, List[str]]]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    async def _predict(self, input: Input) -> AsyncIterator[Dict[str, List[str]]]:
        found = {"words": []}
        for word in input.text.split():
            found["words"].append(word)
            yield found

    @fal.endpoint("/")
    async def predict(self, input: Input) -> Output:
        pieces = self._predict(input)
        return Output(output=[copy.deepcopy(piece) async for piece in pieces])

    @fal.endpoint("/stream")
    async def stream(self, input: Input) -> StreamingResponse:
        pieces = self._predict(input)
        # A bad input is refused here, before the response starts.
        first = await anext(pieces, None)

        async def events() -> AsyncIterator[str]:
            piece = first
            while piece is not None:
                yield f"data: {json.dumps({'output': piece})}\n\n"
                piece = await anext(pieces, None)

        return StreamingResponse(events(), media_type="text/event-stream")
