import itertools
import json
from pathlib import Path
from typing import Any, Iterator

import fal
from fal.toolkit import File
from fastapi.encoders import jsonable_encoder
from fastapi.responses import StreamingResponse
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    output: list[Any]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def _predict(self, input: Input) -> Iterator[Any]:
        yield {"words": len(input.text.split())}
        path = Path("answer.txt")
        path.write_text(input.text)
        yield {"answer": File.from_path(path, content_type="text/plain"), "lines": 1}

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(output=list(self._predict(input)))

    @fal.endpoint("/stream")
    def stream(self, input: Input) -> StreamingResponse:
        pieces = self._predict(input)
        # A bad input is refused here, before the response starts.
        first = list(itertools.islice(pieces, 1))

        def events() -> Iterator[str]:
            for piece in itertools.chain(first, pieces):
                yield f"data: {json.dumps(jsonable_encoder({'output': piece}))}\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")
