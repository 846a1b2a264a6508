"""The parts of a verification: which inputs are the same, which values are valid, where files arrive."""

from __future__ import annotations

import base64
import io
import wave
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from processes import git

from flake8_cogfal.verification.comparison import compare
from flake8_cogfal.verification.history import commits_of, python_files_at
from flake8_cogfal.verification.published import NotASchema, PublishedInput, inputs_of_cog, inputs_of_fal
from flake8_cogfal.verification.requests import NoValue, value_of
from flake8_cogfal.verification.samples import sample, sample_for
from flake8_cogfal.verification.shipment import shipment_of, unexpanded


def given(name: str, is_file: bool = False, is_secret: bool = False, **says: Any) -> PublishedInput:
    return PublishedInput(name, {"type": "string", "required": False, **says}, is_file, is_secret)


SAME = [
    (given("prompt"), given("prompt")),
    (given("image", is_file=True), given("image_url")),
    (given("image_path", is_file=True), given("image_url")),
    (given("image", is_file=True), given("image", is_file=True)),
    (given("images", is_file=True, type="array", items={"type": "string"}),
     given("image_urls", type="array", items={"type": "string"})),
    (given("_seed", type="integer"), given("seed", type="integer")),
    (given("text", description="Text"), given("text", description="Text, of any length")),
    (given("key", is_secret=True), given("key", is_secret=True)),
    (given("size", default=1), given("size", default=1.0)),
]  # fmt: skip
OTHERS = [
    (given("prompt"), given("text"), "the input `prompt` is not there"),
    (given("image"), given("image_url"), "the input `image` is not there"),
    (given("a", default=True), given("a", default=1), "default of `a`: True on Cog, 1 in the app"),
    (given("a", default=False), given("a"), "default of `a`: False on Cog, nothing in the app"),
    (given("a"), given("a", required=True), "`a` is not required on Cog, required in the app"),
    (given("a", enum=["x", "y"]), given("a", enum=["y", "x"]), "choices of `a`"),
    (given("a", description="Text"), given("a"), "description of `a`: 'Text' on Cog, nothing in the app"),
    (given("key", is_secret=True), given("key"), "the secret `key` is a plain text: make it a SecretStr"),
    (given("image", is_file=True), given("image", type="integer"), "the file `image` is no URL"),
]


@pytest.mark.parametrize(("cog", "fal"), SAME, ids=lambda one: one.name)
def test_the_same_input(cog: PublishedInput, fal: PublishedInput) -> None:
    assert compare([cog], [fal]).differences == ()


@pytest.mark.parametrize(("cog", "fal", "message"), OTHERS)
def test_another_input(cog: PublishedInput, fal: PublishedInput, message: str) -> None:
    assert message in compare([cog], [fal]).differences[0].message


def test_a_secret_may_go_and_an_optional_input_may_come() -> None:
    found = compare([given("key", is_secret=True)], [given("seed")])
    assert found.differences == ()
    assert "fal secrets set" in found.notes[0]
    assert found.notes[1] == "`seed` is new"


def test_order_and_required_inputs_that_come() -> None:
    found = compare([given("a"), given("b")], [given("b"), given("a"), given("c", required=True)])
    assert [one.keyword for one in found.differences] == ["name", "order"]


@pytest.mark.parametrize("document", [None, [], {}, {"components": 1}, {"components": {"schemas": {}}}, "a"])
def test_what_is_no_document(document: object) -> None:
    with pytest.raises(NotASchema):
        inputs_of_cog(document)
    with pytest.raises(NotASchema):
        inputs_of_fal(document)


@pytest.mark.parametrize(
    ("says", "value"),
    [
        ({"type": "integer", "minimum": 1, "maximum": 9}, 5),
        ({"type": "integer", "minimum": 1, "default": 3}, 3),
        ({"type": "number", "minimum": 0, "maximum": 1}, 0.5),
        ({"type": "integer", "maximum": 0}, -1),
        ({"type": "integer", "minimum": 8, "maximum": 64, "multipleOf": 8}, 32),
        ({"type": "boolean"}, False),
        ({"enum": ["b", "a"]}, "b"),
        ({"type": "string"}, "a photo of a cat"),
        ({"type": "string", "maxLength": 1}, "a"),
        ({"type": "string", "pattern": "^#[0-9a-f]{6}$"}, "#ffffff"),
        ({"type": "array", "items": {"type": "integer"}, "minItems": 2}, [1, 1]),
        ({"anyOf": [{"type": "integer"}, {"type": "string"}]}, 1),
        ({"type": "object"}, {}),
    ],
)
def test_values_are_valid(says: dict[str, Any], value: object) -> None:
    assert value_of(PublishedInput("a", says)) == value


def test_a_pattern_that_nobody_can_guess() -> None:
    with pytest.raises(NoValue, match="no text is known that `a` takes"):
        value_of(PublishedInput("a", {"type": "string", "pattern": "^[0-9]{17}x$"}))


def test_sample_files_are_what_they_say() -> None:
    def data(kind: str) -> io.BytesIO:
        return io.BytesIO(base64.b64decode(sample(kind).partition(",")[2]))

    assert Image.open(data("png")).convert("RGB").size == (64, 64)
    assert Image.open(data("gif")).n_frames == 2
    with wave.open(data("wav")) as sound:
        assert sound.getnframes() == 8000
    assert zipfile.ZipFile(data("zip")).namelist() == ["a.txt"]
    assert sample_for("reference_audio_url") == sample("wav")
    assert sample_for("mask_url") == sample("png")


def test_files_of_an_image_arrive_where_the_dockerfile_puts_them() -> None:
    dockerfile = (
        "FROM python:3.11\nWORKDIR /src\nCOPY a.py b/ ./\nCOPY --from=x y /y\nCOPY c.txt /data/d.txt\n"
    )
    collected = [[path, f"/project/{path}"] for path in ("a.py", "b/c.py", "b/d/e.py", "c.txt")]
    found = shipment_of({"kind": "container", "image": {"dockerfile_str": dockerfile}}, {"files": collected})
    assert found.files == {
        "/src/a.py": Path("/project/a.py"),
        "/src/c.py": Path("/project/b/c.py"),
        "/src/d/e.py": Path("/project/b/d/e.py"),
        "/data/d.txt": Path("/project/c.txt"),
    }
    assert (found.folder, found.first, found.last) == ("/src", ("/src",), ())
    assert unexpanded("FROM a\nCOPY *.py b /src/\n") == ["*.py"]


def test_app_files_arrive_below_app() -> None:
    packed = {"files": [["lib/a.py", "/project/lib/a.py"]], "app_folder": "app"}
    found = shipment_of({"kind": "virtualenv"}, packed)
    assert list(found.files) == ["/app/lib/a.py"]
    assert found.last == ("/app/app", "/app")


def test_history_starts_no_program_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "predict.py").write_text("one = 1\n")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "one")
    (tmp_path / "model" / "predict.py").write_text("two = 2\n")
    git(tmp_path, "commit", "-am", "two")
    program = f"touch {tmp_path}/started"
    (tmp_path / ".gitattributes").write_text("*.py diff=x filter=x\n")
    for key in ("diff.x.textconv", "filter.x.smudge", "gpg.program", "core.fsmonitor", "core.pager"):
        git(tmp_path, "config", key, program)
    git(tmp_path, "config", "log.showSignature", "true")
    commits = list(commits_of(tmp_path / "model", "predict.py", 10))
    assert [python_files_at(tmp_path / "model", one) for one in commits] == [
        {"predict.py": b"two = 2\n"},
        {"predict.py": b"one = 1\n"},
    ]
    assert not (tmp_path / "started").exists()
