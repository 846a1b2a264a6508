import itertools
import json
from collections.abc import Iterator

import fal
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str = Field(description="Text")
    count: int = Field(default=3)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        self.greeting = "".join(self._predict("hello", 2))

    def _predict(self, text: str, count: int = 3) -> Iterator[str]:
        for _ in range(count):
            yield text

    def _pieces(self, input: Input) -> Iterator[str]:
        yield from self._predict(text=input.text, count=input.count)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text="".join(self._pieces(input)))

    @fal.endpoint("/stream")
    def stream(self, input: Input) -> StreamingResponse:
        pieces = self._pieces(input)
        # A bad input is refused here, before the response starts.
        first = list(itertools.islice(pieces, 1))

        def events() -> Iterator[str]:
            for piece in itertools.chain(first, pieces):
                yield f"data: {json.dumps({'text': piece})}\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")
