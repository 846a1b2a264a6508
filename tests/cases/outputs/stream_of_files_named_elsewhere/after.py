import glob
import itertools
import json
import mimetypes
from pathlib import Path
from typing import Iterator, Literal

import fal
from fal.toolkit import Image
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field


class Input(BaseModel):
    text: str
    suffix: Literal["webp", "png"] = Field(default="webp")


class Output(BaseModel):
    images: list[Image]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def render(self, text: str, suffix: str) -> None:
        for number in range(2):
            Path(f"rendered-{number}.{suffix}").write_text(text)
        Path("mask.png").write_text(text)

    def _predict(self, input: Input) -> Iterator[Path]:
        self.render(input.text, input.suffix)
        for name in sorted(glob.glob("rendered-*")):
            yield Path(name)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        pieces = self._predict(input)
        return Output(
            images=[
                Image.from_path(path, content_type=mimetypes.guess_type(path, strict=False)[0])
                for path in pieces
            ]
        )

    @fal.endpoint("/stream")
    def stream(self, input: Input) -> StreamingResponse:
        pieces = self._predict(input)
        # A bad input is refused here, before the response starts.
        first = list(itertools.islice(pieces, 1))

        def events() -> Iterator[str]:
            for piece in itertools.chain(first, pieces):
                image = Image.from_path(piece, content_type=mimetypes.guess_type(piece, strict=False)[0])
                yield f"data: {json.dumps({'image': image.model_dump()})}\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")
