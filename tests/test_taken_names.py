"""An import of ours never meets a name that the file uses for something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from flake8_cogfal.engine import migrate
from flake8_cogfal.options import Options
from flake8_cogfal.project.project import Project
from flake8_cogfal.source.tree import Tree

PREDICTOR = """\
from cog import BasePredictor, Input, Path
{before}

class Predictor(BasePredictor):
    def predict(self, image: Path = Input(description="Picture"), count: int = Input(ge=1)) -> str:
        {inside}
        return str(image) * count
"""


def declined(tmp_path: Path, before: str = "", inside: str = "pass") -> tuple[str, ...]:
    (tmp_path / "predict.py").write_text(PREDICTOR.format(before=before, inside=inside))
    return migrate(Project(Tree(tmp_path), None, "predict.py"), Options()).declined


@pytest.mark.parametrize(
    ("before", "inside", "line"),
    [
        ("def Field(name): ...", "pass", 2),
        ("class BaseModel: ...", "pass", 2),
        ("tempfile = 'out.txt'", "pass", 2),
        ("", "tempfile = 'out.txt'", 6),
        ("", "for fal in []: ...", 6),
    ],
)
def test_a_name_that_the_file_defines_is_named_with_its_line(
    before: str, inside: str, line: int, tmp_path: Path
) -> None:
    (reason,) = declined(tmp_path, before, inside)
    assert reason.startswith(f"predict.py:{line}: ")
    assert "rename it" in reason


@pytest.mark.parametrize(
    ("before", "inside"),
    [
        ("import tempfile", "pass"),
        ("from pydantic import BaseModel, Field", "pass"),
        ("def other():\n    tempfile = 1\n    return tempfile", "pass"),
        ("class Settings:\n    Field = 1", "pass"),
        ("", "print(tempfile := 1) if False else None".replace("tempfile", "count_of_files")),
    ],
)
def test_other_uses_of_such_names_do_not_matter(before: str, inside: str, tmp_path: Path) -> None:
    assert declined(tmp_path, before, inside) == ()
