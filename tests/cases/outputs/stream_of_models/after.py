import itertools
import json
from pathlib import Path
from typing import Iterator, Optional

import fal
from fal.toolkit import Image
from fastapi.responses import StreamingResponse
from pydantic import BaseModel


class Progress(BaseModel):
    step: int
    picture: Optional[Image] = None


class Input(BaseModel):
    steps: int


class Output(BaseModel):
    output: list[Progress]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def _predict(self, input: Input) -> Iterator[Progress]:
        progress = Progress(step=0)
        yield progress
        for step in range(1, input.steps):
            progress.step = step
            yield progress
        path = Path("last.png")
        path.write_bytes(b"not really a picture")
        yield Progress(step=input.steps, picture=Image.from_path(path, content_type="image/png"))

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=[piece.model_copy() for piece in self._predict(input)])

    @fal.endpoint("/stream")
    def stream(self, input: Input) -> StreamingResponse:
        pieces = self._predict(input)
        # A bad input is refused here, before the response starts.
        first = list(itertools.islice(pieces, 1))

        def events() -> Iterator[str]:
            for piece in itertools.chain(first, pieces):
                yield f"data: {json.dumps({'output': piece.model_dump(mode='json')})}\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")
