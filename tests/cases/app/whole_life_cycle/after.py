import asyncio
import json
import os
from collections.abc import AsyncIterator

import fal
from fastapi import HTTPException
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="Text")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "L"
    max_multiplexing = 16

    async def setup(self):
        """Load the words"""
        weights = os.environ.get("COG_WEIGHTS")
        self.ready = False
        self.words = await load(weights)
        self.ready = True

    async def healthcheck(self) -> bool:
        return self.ready

    @fal.endpoint("/health-check", health_check=fal.HealthCheck())
    async def check_health(self) -> dict[str, str]:
        if not await self.healthcheck():
            raise HTTPException(status_code=503, detail="unhealthy")
        return {"status": "healthy"}

    async def _predict(self, input: Input) -> AsyncIterator[str]:
        if not input.text.strip():
            raise ValueError("Say something")  #! CF409
        for word in [*input.text.split(), *self.words]:
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


async def load(weights: str | None) -> list[str]:
    await asyncio.sleep(0)
    return weights.split(",") if weights else []
