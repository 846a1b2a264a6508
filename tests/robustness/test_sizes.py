"""Files and lists without end are not read to their end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hostile import CONFIGURATION, COULD_NOT_WORK, cogfal_fix

from flake8_cogfal.source.tree import Tree

GIGABYTES = 16 * 2**30


@pytest.mark.parametrize("name", ["cog.yaml", "predict.py"])
def test_a_file_of_any_size_is_not_read_to_its_end(project: Path, name: str) -> None:
    (project / name).write_bytes(b"")
    os.truncate(project / name, GIGABYTES)  # which takes no place on the disk
    assert len(Tree(project).read(name) or b"") < 4 * 2**20
    run = cogfal_fix("--check", project)
    (project / name).unlink()  # a copy of it would take the place
    assert run.code == COULD_NOT_WORK
    assert f"{name}:1: the file is too large" in run.said
    assert "more than 2,097,152 bytes are not read" in run.said


def test_requirements_without_end(project: Path) -> None:
    (project / "cog.yaml").write_text(
        CONFIGURATION.replace("build:", "build:\n  python_requirements: all.txt")
    )
    (project / "all.txt").write_text("".join(f"package-{number}\n" for number in range(100_000)))
    run = cogfal_fix("--check", project)
    assert "all.txt is too large, more than 10,000 lines are not read" in run.said
