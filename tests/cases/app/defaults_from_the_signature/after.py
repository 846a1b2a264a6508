import inspect
import itertools
import json
from collections.abc import Iterator

import fal
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field


class Input(BaseModel):
    prompt: str
    tokens: int = Field(description="How many", default=3, ge=1)
    top_p: float = Field(default=0.9)


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def setup(self):
        print("".join(self._predict(**{**self.defaults, "prompt": "hi"})))

    def _predict(self, prompt: str, tokens: int = 3, top_p: float = 0.9) -> Iterator[str]:
        for _ in range(tokens):
            yield prompt

    def _pieces(self, input: Input) -> Iterator[str]:
        yield from self._predict(
            prompt=input.prompt,
            tokens=input.tokens,
            top_p=input.top_p,
        )

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        return Output(text="".join(self._pieces(input)))

    @fal.endpoint("/stream")
    def stream(self, input: Input) -> StreamingResponse:
        pieces = self._pieces(input)
        # A bad input is refused here, before the response starts.
        first = list(itertools.islice(pieces, 1))

        def events() -> Iterator[str]:
            for piece in itertools.chain(first, pieces):
                yield f"data: {json.dumps({'text': piece})}\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")

    defaults = {
        key: parameter.default
        for key, parameter in inspect.signature(_predict).parameters.items()
        if parameter.default is not inspect.Parameter.empty
    }
