"""A predictor, called with the real cog package, and its app, served by the real fal package, give the same answers.

The predictors are those of ``tests/cases`` that need no framework, with the inputs of the table.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from table import ANSWERED
from test_cases import CASES, CONFIGURATION, Case

HERE = Path(__file__).parent

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="each predictor runs in a fork of one process"
)


@dataclass(frozen=True)
class Answer:
    """What both sides said."""

    original: dict[str, Any]
    migrated: dict[str, Any]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[Answer]:
    """The answers to every line of the table: one process for each side."""
    folder = tmp_path_factory.mktemp("behaviour")
    jobs: dict[str, list[dict[str, Any]]] = {"original": [], "migrated": []}
    for index, (name, inputs) in enumerate(ANSWERED):
        place = folder / str(index)
        before, after = written(name, place)
        jobs["original"].append({"file": str(before), "name": predictor_of(name), "inputs": inputs})
        jobs["migrated"].append({"file": str(after), "inputs": inputs})
    sides = {}
    for side, own in jobs.items():
        file = folder / f"{side}.json"
        file.write_text(json.dumps(own))
        command = [sys.executable, str(HERE / "answers.py"), side, str(file)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=600)
        assert run.returncode == 0, run.stderr[-2000:]
        sides[side] = json.loads(run.stdout.splitlines()[-1])
    pairs = zip(sides["original"], sides["migrated"], strict=True)
    return [Answer(before, after) for before, after in pairs]


def written(name: str, place: Path) -> tuple[Path, Path]:
    """The predictor and the app of a case, in folders of their own with the other files."""
    case = Case(CASES / name)
    migration = case.migrate(place / "before")
    assert not migration.declined, migration.declined
    before, after = place / "before" / "my-model", place / "after"
    shutil.copytree(before, after)
    for path, data in migration.changes.items():
        (after / path).write_bytes(data) if data is not None else (after / path).unlink()
    return before / "predict.py", after / "predict.py"


@cache
def predictor_of(name: str) -> str:
    text = Case(CASES / name).files[CONFIGURATION].text
    (line,) = [one for one in text.splitlines() if one.startswith(("predict:", "run:"))]
    return line.rpartition(":")[2].strip(' "')


@pytest.mark.parametrize(
    "index", range(len(ANSWERED)), ids=[f"{index}-{name}" for index, (name, _) in enumerate(ANSWERED)]
)
def test_same_answer(index: int, answers: list[Answer]) -> None:
    original, migrated = answers[index].original, answers[index].migrated
    assert "error" not in original, original
    assert migrated.get("status") == 200, migrated
    if "pieces" not in original:
        assert said(migrated["value"], original["value"]) == original["value"]
        return
    assert migrated["stream_status"] == 200
    assert migrated["content_type"].startswith("text/event-stream")
    assert [said(one, None) for one in migrated["pieces"]] == original["pieces"]
    (whole,) = migrated["value"].values()
    pieces = original["pieces"]
    nested = pieces and isinstance(pieces[0], list)
    expected = [one for piece in pieces for one in piece] if nested else pieces
    assert whole == ("".join(pieces) if isinstance(whole, str) else expected)


def said(answer: dict[str, Any], like: Any) -> Any:
    """The value of the only field; a model of the predictor's own is the answer itself."""
    if isinstance(like, dict) and set(like) == set(answer):
        return answer
    (value,) = answer.values()
    return value
