import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import fal
from fal.toolkit import Image
from fastapi.responses import StreamingResponse
from pydantic import BaseModel


class Input(BaseModel):
    count: int


class Output(BaseModel):
    images: list[Image]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def _predict(self, input: Input) -> Iterator[Path]:
        for number in range(input.count):
            path = f"output-{number}.png"
            open(path, "wb").close()
            yield Path(path)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(
            images=[
                Image.from_path(path, content_type="image/png")
                for path in self._predict(input)
            ]
        )

    @fal.endpoint("/stream")
    def stream(self, input: Input) -> StreamingResponse:
        pieces = self._predict(input)
        # A bad input is refused here, before the response starts.
        first = list(itertools.islice(pieces, 1))

        def events() -> Iterator[str]:
            for piece in itertools.chain(first, pieces):
                image = Image.from_path(piece, content_type="image/png")
                yield f"data: {json.dumps({'image': image.model_dump()})}\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")
