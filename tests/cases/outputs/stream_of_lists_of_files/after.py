import itertools
import json
from collections.abc import Iterator
from pathlib import Path

import fal
from fal.toolkit import Image
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    images: list[Image]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def _predict(self, input: Input) -> Iterator[list[Path]]:
        for batch in range(input.count):
            yield [Path(f"/tmp/{batch}-{number}.jpg") for number in range(3)]

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(
            images=[
                Image.from_path(path, content_type="image/jpeg")
                for paths in self._predict(input)
                for path in paths
            ]
        )

    @fal.endpoint("/stream")
    def stream(self, input: Input) -> StreamingResponse:
        pieces = self._predict(input)
        # A bad input is refused here, before the response starts.
        first = list(itertools.islice(pieces, 1))

        def events() -> Iterator[str]:
            for piece in itertools.chain(first, pieces):
                images = [
                    Image.from_path(path, content_type="image/jpeg")
                    for path in piece
                ]
                yield f"data: {json.dumps({'images': [image.model_dump() for image in images]})}\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")
