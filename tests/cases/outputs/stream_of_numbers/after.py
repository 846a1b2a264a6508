import itertools
import json
from typing import Iterator

import fal
from fastapi.responses import StreamingResponse
from pydantic import BaseModel


class Output(BaseModel):
    output: list[int]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def _predict(self) -> Iterator[int]:
        yield from range(3)
        return "nobody sees this"

    @fal.endpoint("/")
    def predict(self) -> Output:
        return Output(output=list(self._predict()))

    @fal.endpoint("/stream")
    def stream(self) -> StreamingResponse:
        pieces = self._predict()
        # A bad input is refused here, before the response starts.
        first = list(itertools.islice(pieces, 1))

        def events() -> Iterator[str]:
            for piece in itertools.chain(first, pieces):
                yield f"data: {json.dumps({'output': piece})}\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")
