import itertools
import json
import mimetypes
import tempfile
from pathlib import Path
from typing import Iterator

import fal
from fal.container import ContainerImage
from fal.exceptions import FieldException
from fal.toolkit import download_file
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field, SecretStr


class Input(BaseModel):
    sound_url: str = Field(description="Sound")
    steps: int = Field(description="Steps", default=4)
    width: int = Field(description="Width", default=512, ge=64)
    seed: int | None = Field(description="Seed", default=None)
    language: str = Field(description="Language", default="en")
    token: SecretStr | None = Field(description="Token", default=None)


def download(url: str, folder: str) -> Path:
    """Download a file; one that comes as a data: URI gets the suffix of its type."""
    path = download_file(url, folder)
    if url.startswith("data:"):
        media_type = mimetypes.guess_type(url)[0] or ""
        suffix = mimetypes.guess_extension(media_type, strict=False) or ""
        path = path.rename(path.with_suffix(suffix))
    return path


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"
    image = ContainerImage.from_dockerfile(
        Path(__file__).parent / "Dockerfile",
        context_dir=Path(__file__).parent,
    )

    # TODO(cogfal CF304): `choices=` of `language` are computed when the app runs: fal publishes none and the endpoint checks the value; write them out where they are known  #! CF304
    def _predict(self, input: Input) -> Iterator[str]:
        from whisper.tokenizer import LANGUAGES

        with tempfile.TemporaryDirectory() as input_dir:
            if input.language not in sorted(LANGUAGES):
                raise FieldException("language", f"{input.language!r} is not one of its choices")
            sound = download(input.sound_url, input_dir)
            yield sound.suffix
            for step in range(input.steps):
                yield f"{step} {input.width} {input.seed} {input.language} {input.token}"

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
