"""Fixes of fal apps, before and after: pickled and collected by the real fal, asked where nothing else is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from test_cases import CASES, Annotated
from test_shipping import run

from flake8_cogfal.engine import migrate
from flake8_cogfal.options import Options
from flake8_cogfal.project.project import Project
from flake8_cogfal.source.tree import Tree


def answer(file: Path, body: dict[str, Any]) -> Any:
    """The status and the answer of an app on a runner."""
    folder = file.parent.parent / f"shipment{len(list(file.parent.parent.iterdir()))}"
    run("ship", file, folder)
    hidden = file.parent.rename(file.parent.with_name("hidden"))
    try:
        return run("ask", folder, json.dumps(body))
    finally:
        hidden.rename(file.parent)


def app_in(folder: Path, text: str) -> Path:
    """A fal app, in a folder of its own."""
    (folder / "my-model").mkdir()
    file = folder / "my-model" / "app.py"
    file.write_text(text, encoding="utf-8")
    return file


def fixed(file: Path) -> None:
    """Apply the safe fixes."""
    migration = migrate(Project(Tree(file.parent), None, file.name), Options())
    assert migration.left == ()
    data = migration.changes[file.name]
    assert data is not None
    file.write_bytes(data)


POSTPONED = """\
from __future__ import annotations

import fal
from pydantic import BaseModel


class Input(BaseModel):
    text: str


class Output(BaseModel):
    text: str


class Shout(fal.App):
    machine_type = "M"

    @fal.endpoint("/")
    def shout(self, input: Input) -> Output:
        return answer(self, input.text)

    def marked(self: Shout, text: str, mark: Mark | None = None) -> str:
        return text.upper() + (mark or Mark()).text


class Mark:
    text: str = "!"


def answer(app: Shout, text: str) -> Output:
    return Output(text=app.marked(text))
"""


def test_postponed_annotations_lose_the_input_model_and_their_fix_brings_it_back(tmp_path: Path) -> None:
    file = app_in(tmp_path, POSTPONED)
    status, said = answer(file, {"text": "hi"})
    assert status == 422
    assert said["detail"][0]["loc"] == ["query", "input"]
    fixed(file)
    assert answer(file, {"text": "hi"}) == [200, {"text": "HI!"}]


def test_paths_of_the_file_are_those_of_the_deploying_machine_and_their_fix_finds_what_is_shipped(
    tmp_path: Path,
) -> None:
    file = app_in(tmp_path, Annotated.read((CASES / "fal_apps/own_files/before.py").read_text("utf-8")).text)
    (file.parent / "greetings").mkdir()
    for path, text in (("marks.txt", "!"), ("greetings/en.txt", "Hello")):
        (file.parent / path).write_text(text, encoding="utf-8")
    with pytest.raises(AssertionError, match=f"No such file or directory: '{file.parent}/marks.txt'"):
        answer(file, {"language": "en"})
    fixed(file)
    assert answer(file, {"language": "en"}) == [200, {"text": "Hello!"}]


SEARCHING = """\
import sys
from pathlib import Path

import fal
from pydantic import BaseModel

{change}


class Output(BaseModel):
    text: str


class Searching(fal.App):
    app_name = "searching"
    machine_type = "M"
    app_files = ["tools"]

    @fal.endpoint("/")
    def search(self) -> Output:
        import marking

        return Output(text=marking.MARK)
"""


@pytest.mark.parametrize(
    "change",
    [
        'sys.path.insert(0, "tools")',
        'sys.path.append(str(Path(__file__).resolve().parent / "tools"))',
        'for folder in ("tools",):\n    if folder not in sys.path:\n        sys.path.append(folder)',
    ],
)
def test_the_search_path_of_the_runner_is_changed_in_setup_alone(tmp_path: Path, change: str) -> None:
    file = app_in(tmp_path, SEARCHING.format(change=change))
    (file.parent / "tools").mkdir()
    (file.parent / "tools/marking.py").write_text('MARK = "!"\n', encoding="utf-8")
    assert answer(file, {})[0] == 500
    fixed(file)
    assert answer(file, {}) == [200, {"text": "!"}]
