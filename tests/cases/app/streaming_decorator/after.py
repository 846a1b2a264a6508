import itertools
import json
from typing import Iterator

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

    def _predict(self, input: Input) -> Iterator[str]:
        for word in input.text.split():
            yield word

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text="".join(self._predict(input)))

    @fal.endpoint("/stream")
    def stream(self, input: Input) -> StreamingResponse:
        pieces = self._predict(input)
        # A bad input is refused here, before the response starts.
        first = list(itertools.islice(pieces, 1))

        def events() -> Iterator[str]:
            for piece in itertools.chain(first, pieces):
                yield f"data: {json.dumps({'text': piece})}\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")
