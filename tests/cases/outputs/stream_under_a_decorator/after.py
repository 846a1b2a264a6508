import itertools
import json
from collections.abc import Iterator

import fal
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, Field


class Input(BaseModel):
    prompt: str = Field(description="Prompt")


class Output(BaseModel):
    text: str


class MyModel(fal.App, python_version="3.11"):
    app_name = "my-model"
    machine_type = "GPU-A100"

    def _predict(self, input: Input) -> Iterator[str]:
        import torch

        tokens = torch.tensor([ord(one) for one in input.prompt])
        for token in tokens:
            yield chr(token)

    @fal.endpoint("/")
    def predict(self, input: Input) -> Output:
        """Answer word by word."""
        import torch

        pieces = torch.inference_mode()(torch.autocast("cuda")(self._predict))(input)
        return Output(text="".join(pieces))

    @fal.endpoint("/stream")
    def stream(self, input: Input) -> StreamingResponse:
        import torch

        pieces = torch.inference_mode()(torch.autocast("cuda")(self._predict))(input)
        # A bad input is refused here, before the response starts.
        first = list(itertools.islice(pieces, 1))

        def events() -> Iterator[str]:
            for piece in itertools.chain(first, pieces):
                yield f"data: {json.dumps({'text': piece})}\n\n"

        return StreamingResponse(events(), media_type="text/event-stream")
