"""Each example, served by the real Cog and its migration by the real fal, gives the same answers.

The tables below are the requests, written as Cog's inputs. What a request means on the other side is the whole
contract of a migration: a file input `image` is called `image_url` on fal, and the output is the only field of
fal's answer, with files as uploaded files instead of data: URIs.
"""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from cdn import Cdn, StoredFile, loopback_cdn
from PIL import Image
from servers import Answer, Server, cog_server, fal_server

EXAMPLES = Path(__file__).parents[2] / "examples"

Inputs: TypeAlias = dict[str, Any]


def data_uri(picture: Image.Image, format: str) -> str:
    content = io.BytesIO()
    picture.save(content, format)
    return f"data:image/{format};base64,{base64.b64encode(content.getvalue()).decode()}"


GRADIENT = Image.linear_gradient("L").resize((40, 30))
PHOTO = data_uri(Image.merge("RGB", (GRADIENT, GRADIENT.rotate(90), GRADIENT.rotate(180))), "png")
JPEG_PHOTO = data_uri(Image.new("RGB", (17, 9), "steelblue"), "jpeg")
SPOTLIGHT = data_uri(Image.radial_gradient("L"), "png")

ANSWERED: list[tuple[str, str, Inputs]] = [
    ("shout", "only the required input", {"text": "hello there"}),
    ("shout", "every input", {
        "text": "where are you", "mood": "puzzled", "volume": 2, "echoes": 3, "stretch": 2.6, "capitals": False,
    }),
    ("shout", "smallest values", {"text": "o", "volume": 1, "echoes": 0, "stretch": 1}),
    ("shout", "greatest values", {"text": "o" * 200, "volume": 11, "echoes": 5, "stretch": 4.0}),
    ("shout", "letters beyond ASCII", {"text": "ça alors, Zoë ⚙️", "mood": "calm"}),
    ("shout", "an input nobody knows", {"text": "hello", "tempo": 120}),
    ("tint", "only the required file", {"image": PHOTO}),
    ("tint", "the optional file too", {"image": PHOTO, "mask": SPOTLIGHT, "colour": "rose", "strength": 0.75}),
    ("tint", "the same file twice", {"image": PHOTO, "mask": PHOTO}),
    ("tint", "another file format", {"image": JPEG_PHOTO, "colour": "cyan"}),
    ("tint", "an integer for a float", {"image": PHOTO, "mask": SPOTLIGHT, "strength": 1}),
    ("patterns", "one image in a list", {"seed": 7}),
    ("patterns", "several images", {"seed": 7, "num_outputs": 4, "size": 64}),
    ("patterns", "every input", {
        "shape": "tiles", "palette": "forest", "size": 256, "count": 40, "num_outputs": 2, "seed": 2024,
    }),
    ("patterns", "zero is a seed", {"seed": 0, "shape": "bars", "palette": "ink"}),
]  # fmt: skip

REFUSED: list[tuple[str, str, Inputs]] = [
    ("shout", "text is missing", {"volume": 3}),
    ("shout", "text is too short", {"text": ""}),
    ("shout", "text is too long", {"text": "o" * 201}),
    ("shout", "text is not a string", {"text": ["hello"]}),
    ("shout", "volume is below its minimum", {"text": "hello", "volume": 0}),
    ("shout", "volume is above its maximum", {"text": "hello", "volume": 12}),
    ("shout", "volume is not a whole number", {"text": "hello", "volume": 2.5}),
    ("shout", "stretch is not a number", {"text": "hello", "stretch": "wide"}),
    ("shout", "capitals is not a boolean", {"text": "hello", "capitals": 7}),
    ("shout", "mood is not among its choices", {"text": "hello", "mood": "angry"}),
    ("shout", "mood must not be null", {"text": "hello", "mood": None}),
    ("tint", "image is missing", {"mask": SPOTLIGHT}),
    ("tint", "image is not a string", {"image": 7}),
    ("tint", "strength is above its maximum", {"image": PHOTO, "strength": 1.01}),
    ("tint", "colour is not among its choices", {"image": PHOTO, "colour": "Sepia"}),
    ("patterns", "size is not among its choices", {"size": 65}),
    ("patterns", "size is a string", {"size": "64"}),
    ("patterns", "num_outputs is above its maximum", {"num_outputs": 5}),
    ("patterns", "seed is not a number", {"seed": "seven"}),
]

FILE_INPUTS = {"image", "mask"}


@dataclass(frozen=True)
class Pair:
    """An example's two servers, and the CDN that the fal one uploads to."""

    cog: Server
    fal: Server
    cdn: Cdn

    def ask(self, inputs: Inputs) -> tuple[Answer, Answer]:
        """Send the same request to Cog and to fal; return both answers in this order."""
        return self.cog.post("/predictions", {"input": inputs}), self.fal.post("/", for_fal(inputs))


def serve(example: str, mktemp: Callable[[str], Path]) -> Iterator[Pair]:
    with (
        loopback_cdn(mktemp("cdn")) as cdn,
        cog_server(EXAMPLES / example / "cog", mktemp("cog")) as cog,
        fal_server(EXAMPLES / example / "fal", mktemp("fal"), cdn) as fal,
    ):
        yield Pair(cog, fal, cdn)


@pytest.fixture(scope="module")
def shout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    yield from serve("shout", tmp_path_factory.mktemp)


@pytest.fixture(scope="module")
def tint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    yield from serve("tint", tmp_path_factory.mktemp)


@pytest.fixture(scope="module")
def patterns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    yield from serve("patterns", tmp_path_factory.mktemp)


@pytest.fixture
def servers(request: pytest.FixtureRequest) -> Pair:
    """Return the servers of the example that a table names; they start once, or fail once."""
    pair = request.getfixturevalue(request.param)
    assert isinstance(pair, Pair)
    return pair


def requests(table: list[tuple[str, str, Inputs]]) -> pytest.MarkDecorator:
    """Run a test for every request of a table, under the name that the table gives it."""
    cases = [pytest.param(example, inputs, id=f"{example}: {what}") for example, what, inputs in table]
    return pytest.mark.parametrize(("servers", "inputs"), cases, indirect=["servers"])


@requests(ANSWERED)
def test_the_same_request_gets_the_same_answer(servers: Pair, inputs: Inputs) -> None:
    from_cog, from_fal = servers.ask(inputs)
    assert from_cog.body["status"] == "succeeded", from_cog
    assert from_fal.status == 200, from_fal
    assert output_of_fal(from_fal, servers.cdn) == output_of_cog(from_cog)


@requests(REFUSED)
def test_the_same_input_is_refused(servers: Pair, inputs: Inputs) -> None:
    from_cog, from_fal = servers.ask(inputs)
    assert (from_cog.status, from_fal.status) == (422, 422), (from_cog, from_fal)
    assert refused_inputs(from_fal) == {*for_fal(dict.fromkeys(refused_inputs(from_cog)))}


def test_a_seed_that_is_left_out_is_drawn_anew(patterns: Pair) -> None:
    (fixed,) = output_of_cog(patterns.ask({"seed": 7, "count": 50})[0])
    from_cog, from_fal = patterns.ask({"count": 50})
    for (drawn,) in (output_of_cog(from_cog), output_of_fal(from_fal, patterns.cdn)):
        assert drawn != fixed
        assert (drawn.media_type, drawn.size) == (fixed.media_type, fixed.size)


def test_fal_keeps_no_copy_of_the_files_it_was_sent(tint: Pair) -> None:
    tint.ask({"image": PHOTO, "mask": SPOTLIGHT})
    sent = {content_of(PHOTO).content, content_of(SPOTLIGHT).content}
    kept = [path for path in tint.fal.temporary.rglob("*") if path.is_file() and path.read_bytes() in sent]
    assert not kept


@dataclass(frozen=True)
class Picture:
    """What an image shows, whatever it was compressed with; `pixels` is a digest."""

    media_type: str
    mode: str
    size: tuple[int, int]
    pixels: str


def for_fal(inputs: Inputs) -> Inputs:
    return {f"{name}_url" if name in FILE_INPUTS else name: value for name, value in inputs.items()}


def output_of_cog(answer: Answer) -> Any:
    """Return the output in Cog's answer, with data: URIs as pictures."""
    output = answer.body["output"]
    pieces = output if isinstance(output, list) else [output]
    shown = [picture(content_of(piece)) if piece.startswith("data:") else piece for piece in pieces]
    return shown if isinstance(output, list) else shown[0]


def output_of_fal(answer: Answer, cdn: Cdn) -> Any:
    """Return the output in fal's answer, with uploaded files as pictures."""
    (output,) = answer.body.values()
    pieces = output if isinstance(output, list) else [output]
    shown = [piece if isinstance(piece, str) else picture(uploaded(piece, cdn)) for piece in pieces]
    return shown if isinstance(output, list) else shown[0]


def uploaded(file: dict[str, Any], cdn: Cdn) -> StoredFile:
    """Return the upload behind a file of fal's answer, which must carry the media type that it announces."""
    stored = cdn.files[file["url"]]
    assert stored.media_type == file["content_type"]
    return stored


def content_of(uri: str) -> StoredFile:
    header, _, encoded = uri.removeprefix("data:").partition(",")
    return StoredFile(header.removesuffix(";base64"), base64.b64decode(encoded))


def picture(file: StoredFile) -> Picture:
    image = Image.open(io.BytesIO(file.content))
    return Picture(file.media_type, image.mode, image.size, hashlib.sha256(image.tobytes()).hexdigest())


def refused_inputs(answer: Answer) -> set[str]:
    """Return the names of the inputs that a refusal (422) blames."""
    return {error["loc"][-1] for error in answer.body["detail"]}
