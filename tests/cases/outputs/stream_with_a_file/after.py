import itertools
import json
import tempfile
from pathlib import Path
from typing import Iterator

import fal
from fal.toolkit import Image as FalImage
from fal.toolkit import download_file
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field


class Input(BaseModel):
    image_url: str = Field(description="Picture")
    stream: bool = Field(description="Show every step", default=True)
    steps: int = Field(default=3, ge=1, le=9)


class Output(BaseModel):
    images: list[FalImage]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def _predict(self, input: Input) -> Iterator[Path]:
        from PIL import Image

        with tempfile.TemporaryDirectory() as input_dir:
            image = download_file(input.image_url, input_dir)
            picture = Image.open(image)
            for step in range(input.steps):
                picture = picture.rotate(90)
                if input.stream or step == input.steps - 1:
                    # Every step overwrites the one before.
                    picture.save("/tmp/out.png")
                    yield Path("/tmp/out.png")

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(
            images=[
                FalImage.from_path(path, content_type="image/png")
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
                image = FalImage.from_path(piece, content_type="image/png")
                yield f"data: {json.dumps({'image': image.model_dump()})}\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")
