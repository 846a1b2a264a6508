import itertools
import json
import tempfile
from pathlib import Path
from typing import Iterator, List

import fal
from fal.toolkit import File
from fastapi.responses import StreamingResponse
from pydantic import BaseModel


class Output(BaseModel):
    words: List[str]
    file: File


class Input(BaseModel):
    text: str


class MyModelOutput(BaseModel):
    output: list[Output]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def _predict(self, input: Input) -> Iterator[Output]:
        path = Path("words.txt")
        path.write_text(input.text)
        output = Output(
            words=[],
            file=File.from_path(path, content_type="text/plain"),
        )
        for word in input.text.split():
            output.words.append(word)
            yield output
        with tempfile.NamedTemporaryFile(suffix=".txt", delete=False) as named:
            Path(named.name).write_text("first")
            output.file = File.from_path(Path(named.name), content_type="text/plain")
            yield output
        with tempfile.NamedTemporaryFile(suffix=".txt", delete=False) as named:
            Path(named.name).write_text("second")
            output.file = File.from_path(Path(named.name), content_type="text/plain")
            yield output

    @fal.endpoint("/")
    def predict(self, input: Input) -> MyModelOutput:
        pieces = self._predict(input)
        return MyModelOutput(output=[piece.model_copy(deep=True) for piece in pieces])

    @fal.endpoint("/stream")
    def stream(self, input: Input) -> StreamingResponse:
        pieces = self._predict(input)
        # A bad input is refused here, before the response starts.
        first = list(itertools.islice(pieces, 1))

        def events() -> Iterator[str]:
            for piece in itertools.chain(first, pieces):
                yield f"data: {json.dumps({'output': piece.model_dump(mode='json')})}\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")
