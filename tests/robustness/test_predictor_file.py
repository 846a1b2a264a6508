"""What stands where cog.yaml names the predictor is no Python: told with its place, and left as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hostile import COULD_NOT_WORK, LEFT, PREDICTOR, assert_left_alone, cogfal_fix


def test_a_missing_file_is_told_where_cog_yaml_names_it(project: Path) -> None:
    (project / "predict.py").unlink()
    assert_left_alone(project, COULD_NOT_WORK, "cog.yaml:3:1: CF605 `predict.py` does not exist")


def test_a_number_is_no_file(project: Path) -> None:
    (project / "cog.yaml").write_text("predict: 42\n")
    assert_left_alone(project, COULD_NOT_WORK, "cog.yaml:1:1: CF605 `42` does not exist")


def test_a_folder_in_place_of_the_file(project: Path) -> None:
    (project / "predict.py").unlink()
    (project / "predict.py").mkdir()
    assert_left_alone(project, COULD_NOT_WORK, "cog.yaml:3:1: CF605 `predict.py` does not exist")


def test_an_empty_file(project: Path) -> None:
    (project / "predict.py").write_bytes(b"")
    assert_left_alone(project, LEFT, "cog.yaml:3:1: CF605 `predict.py` has no class or function `Predictor`")


@pytest.mark.parametrize(
    ("source", "place", "said"),
    [
        (PREDICTOR.encode() + b'print "done"\n', "predict.py:7: ", "is Python 2"),
        (PREDICTOR.encode() + b"exec 'done'\n", "predict.py:7: ", "is Python 2"),
        (PREDICTOR.encode() + b"  indented = 1\n", "predict.py:7: ", "does not parse"),
        (PREDICTOR.encode() + b"x = (1\n", "predict.py:7: ", "'(' was never closed"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "predict.py:3: ", "it is not text"),
        (PREDICTOR.encode() + b"\0", "predict.py:7: ", "NUL bytes"),
        (PREDICTOR.encode("utf-16"), "predict.py:1: ", "save it as UTF-8"),
        (PREDICTOR.encode() + b"# caf\xe9\n", "predict.py:7: ", "0xE9 is not valid utf-8"),
        (b"# coding: klingon\n" + PREDICTOR.encode(), "predict.py:1: ", "'klingon' is unknown"),
        (PREDICTOR.encode() + b"x = " + b"(" * 1000 + b"1" + b")" * 1000, "predict.py:7: ", "nested"),
        (PREDICTOR.encode() + b"x = 1" + b" + 1" * 20_000, "predict.py:1: ", "cannot be parsed"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else value.strip(),
)
def test_a_file_that_python_cannot_read(project: Path, source: bytes, place: str, said: str) -> None:
    (project / "predict.py").write_bytes(source)
    assert_left_alone(project, COULD_NOT_WORK, f"{project}: not read\n", place, said)


def test_one_unreadable_project_does_not_stop_the_others(project: Path) -> None:
    shutil.copytree(project, other := project.parent / "other")
    (other / "predict.py").write_text("class\n")
    run = cogfal_fix(project.parent)
    assert run.code == COULD_NOT_WORK
    assert "2 projects: 1 not read, 1 changed\n" in run.said
    assert "fal.App" in (project / "predict.py").read_text()
    assert (other / "predict.py").read_text() == "class\n"
