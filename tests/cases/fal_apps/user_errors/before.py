import os
import tempfile

import fal
from fal.toolkit import download_file
from pydantic import BaseModel

MODES = ("upper", "lower")


class Input(BaseModel):
    text: str
    mode: str = "upper"
    mask_url: str | None = None
    words: int = 10


class Output(BaseModel):
    text: str


class App(fal.App):
    machine_type = "M"

    @fal.endpoint("/")
    def answer(self, input: Input) -> Output:
        text = input.text.strip()
        if not text:
            raise ValueError("Say something")  #! CF409
        text = text.replace("-", " ")
        if len(text.split()) > input.words:
            raise ValueError("That is two inputs")
        if len(text) > 10_000:
            raise ValueError("Here the text is another one")
        if text == input.mode:
            raise ValueError("And here too")
        if input.mode not in MODES or not input.mode.isascii():
            raise Exception(f"Unknown mode {input.mode}")  #! CF409
        with tempfile.TemporaryDirectory() as input_dir:
            mask = download_file(input.mask_url, input_dir) if input.mask_url else None
            if mask is not None and not os.path.getsize(mask):
                raise ValueError(  #! CF409
                    "The mask is empty"
                )
            words = self.count(text)
            if words == 0:
                raise ValueError("That is the model's work")
            if self.refuses(input.text):
                raise ValueError("And that too")
            try:
                if input.words < 0:
                    raise ValueError("Caught below")
            except ValueError:
                words = 0
        if input.mode == "upper":
            return Output(text=text.upper())
        elif input.mode == "lower":
            return Output(text=text.lower())
        else:
            raise ValueError("No such mode")  #! CF409

    def count(self, text: str) -> int:
        if not text:
            raise ValueError("No endpoint")
        return len(text.split())

    def refuses(self, text: str) -> bool:
        return "!" in text

    def _shout(self, request: Input) -> str:
        if not request.text:
            raise ValueError("Say something, too")  #! CF409
        return request.text.upper()

    @fal.endpoint("/short")
    def short(self, input: Input) -> Output:
        return Output(text=self._shorten(input.text, limit=input.words))

    def _shorten(self, text: str, limit: int) -> str:
        if limit < 0:
            raise ValueError("There are no fewer words than none")  #! CF409
        return " ".join(text.split()[:limit])
