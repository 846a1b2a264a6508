"""The models that both platforms serve here: small, and the same answer for the same input wherever they run.

A model gets its inputs by the names that its predictor gave them; files arrive as bytes. What it answers is a value as
a predictor would return it, with a `Picture` or other `File` where the predictor returns a Path.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LOGS = "Loading the weights\n 50%|#####     | 5/10 [00:01<00:01,  5.00it/s]\n100%|##########| 10/10 [00:02<00:00,  5.00it/s]\n"
SECONDS = 2.5
"""What every prediction took."""


@dataclass(frozen=True)
class File:
    """A file that a model made."""

    name: str
    content: bytes

    @property
    def content_type(self) -> str:
        return {
            "png": "image/png",
            "webp": "image/webp",
            "wav": "audio/wav",
            "mp4": "video/mp4",
            "zip": "application/zip",
        }[self.name.rpartition(".")[2]]

    @property
    def media(self) -> str:
        """What fal.toolkit calls it, in small letters: the name of the field that holds it."""
        kind = self.content_type.partition("/")[0]
        return kind if kind in ("image", "audio", "video") else "file"


class Failure(Exception):
    """What a predictor raised."""


@dataclass(frozen=True)
class Model:
    """A model. `files` are the inputs that are files or lists of files, `required` those without a default.

    A model that `streams` answers with a generator; one that is a `record` with the fields of an output model. One
    that is `endless` runs until it is cancelled.
    """

    name: str
    answer: Callable[[Mapping[str, Any]], Any]
    required: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    streams: bool = False
    record: bool = False
    endless: bool = False

    def missing(self, inputs: Mapping[str, Any]) -> tuple[str, ...]:
        """The inputs that have to be given and are not."""
        return tuple(one for one in self.required if inputs.get(one) is None)


def picture(name: str, *sources: object) -> File:
    """A picture of one colour, which tells what it was made from."""
    digest = hashlib.sha256(repr(sources).encode()).digest()
    row = b"\0" + digest[:3] * 4
    header = struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(row * 4)), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return File(name, b"\x89PNG\r\n\x1a\n" + body)


def recording(name: str, *sources: object) -> File:
    """A sound, a film or an archive: bytes that tell what it was made from."""
    return File(name, hashlib.sha256(repr(sources).encode()).digest() * 64)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]


# -- what they do -----------------------------------------------------------------------------------------------------


def paint(inputs: Mapping[str, Any]) -> list[File]:
    count = inputs.get("num_outputs") or 1
    suffix = inputs.get("output_format") or "png"
    sources = [inputs["prompt"], inputs.get("negative_prompt"), inputs.get("seed"), inputs.get("image")]
    return [picture(f"out-{number}.{suffix}", number, *sources) for number in range(count)]


def tell(inputs: Mapping[str, Any]) -> Iterator[str]:
    for word in f"Once upon a time there was {inputs['prompt']}.".split(" "):
        yield word if word == "Once" else f" {word}"


def draw_frames(inputs: Mapping[str, Any]) -> Iterator[File]:
    for number in range(inputs.get("frames") or 3):
        yield picture(f"frame-{number}.png", number, inputs["prompt"])


def transcribe(inputs: Mapping[str, Any]) -> dict[str, Any]:
    heard = f"I heard {digest(inputs['audio'])}"
    return {
        "transcription": heard,
        "language": inputs.get("language") or "en",
        "segments": [{"start": 0.0, "end": 1.5, "text": heard}],
    }


def detect(inputs: Mapping[str, Any]) -> dict[str, Any]:
    return {"count": 2, "image": picture("boxes.png", inputs["image"], inputs.get("threshold"))}


def fail(inputs: Mapping[str, Any]) -> Any:
    raise Failure(f"cannot draw {inputs['prompt']}")


MODELS = {
    model.name: model
    for model in (
        Model("greeter", lambda given: f"Hello, {given['name']}!", ("name",)),
        Model(
            "portraitist", lambda given: picture("out.png", given["prompt"], given.get("seed")), ("prompt",)
        ),
        Model("painter", paint, ("prompt",), files=("image",)),
        Model(
            "upscaler",
            lambda given: picture("upscaled.png", given["image"], given.get("scale") or 2),
            ("image",),
            files=("image",),
        ),
        Model(
            "inpainter",
            lambda given: [picture("out-0.png", given["image"], given["mask"], given["prompt"])],
            ("image", "mask", "prompt"),
            files=("image", "mask"),
        ),
        Model(
            "collagist",
            lambda given: picture("collage.png", *given["images"]),
            ("images",),
            files=("images",),
        ),
        Model("storyteller", tell, ("prompt",), streams=True),
        Model("flipbook", draw_frames, ("prompt",), streams=True),
        Model("transcriber", transcribe, ("audio",), files=("audio",), record=True),
        Model("detector", detect, ("image",), files=("image",), record=True),
        Model(
            "captioner", lambda given: f"a picture, {digest(given['image'])}", ("image",), files=("image",)
        ),
        Model("embedder", lambda given: [len(given["text"]) / 2, 0.25], ("text",)),
        Model("scorer", lambda given: 0.75, ("text",)),
        Model("classifier", lambda given: {"cat": 0.9, "dog": 0.1}, ("image",), files=("image",)),
        Model(
            "composer",
            lambda given: recording("song.wav", given["prompt"], given.get("duration")),
            ("prompt",),
        ),
        Model("animator", lambda given: recording("film.mp4", given["image"]), ("image",), files=("image",)),
        Model("archivist", lambda given: recording("all.zip", given["prompt"]), ("prompt",)),
        Model("searcher", lambda given: None, ("query",)),
        Model("clumsy", fail, ("prompt",)),
        Model("marathon", lambda given: "never", ("prompt",), endless=True),
    )
}
