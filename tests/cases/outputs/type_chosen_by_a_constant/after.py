import itertools
import json
from pathlib import Path as CogPath
from typing import Iterator, List

import fal
from fal.toolkit import Image
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

# never True where it is deployed
TRYING_OUT = False


class Result(BaseModel):
    pictures: List[Image]
    done: bool = False


class Input(BaseModel):
    count: int


class Output(BaseModel):
    output: list[Result]


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def _predict(self, input: Input) -> Iterator[Result]:
        names = [f"{number}.png" for number in range(input.count)]
        for name in names:
            CogPath(name).write_bytes(b"not really a picture")
        if TRYING_OUT:
            print("trying out")
            # TODO(cogfal CF410): `TRYING_OUT` switches this answer off, and it is of another type: it is not converted  #! CF410
            yield [CogPath(name) for name in names]
        else:
            yield Result(pictures=[Image.from_path(name, content_type="image/png") for name in names], done=True)

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
