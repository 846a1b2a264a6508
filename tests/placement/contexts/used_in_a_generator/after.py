import itertools
import json
from typing import Iterator

import fal
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field


class Input(BaseModel):
    count: int = Field(default=2)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def _predict(self, input: Input) -> Iterator[str]:
        for number in self.numbers(input.count):
            yield str(number)

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

    def numbers(self, count) -> Iterator[int]:
        import torch

        for number in range(count):
            yield torch.tensor(number)
