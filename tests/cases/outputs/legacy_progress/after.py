import itertools
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import fal
from fal.toolkit import Image
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field


class Input(BaseModel):
    prompt: str = Field(default="a tree")
    steps: int = Field(default=100, description="How many steps")


class Output(BaseModel):
    images: list[Image]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        import torch

        self.model = torch.load("/data/model.pt")

    def _predict(self, input: Input) -> Iterator[Path]:
        out_path = Path(tempfile.mkdtemp()) / "out.png"
        for step in range(input.steps):
            picture = self.model(input.prompt, step)
            if step % 10 == 0:
                yield checkin(picture, step, out_path)
        yield checkin(picture, input.steps, out_path)

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


def checkin(picture, step, out_path=None):
    print(f"step {step}")
    picture.save(out_path)
    return out_path
