"""Bad usage is explained, and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from narrator import files
from processes import cogfal_fix


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--undo", "--check"], "--undo writes files back: leave out --check"),
        (["--undo", "--output", "there"], "--undo writes files back: leave out --output"),
        (["--diff", "--output", "there"], "--diff writes nothing, --output does"),
        (["--check", "--output", "there"], "--check writes nothing, --output does"),
        (["--diff", "--format", "json"], "--diff prints a diff, --format json another document"),
        (["-", "."], "- is one file on standard input"),
        (["--jobs", "0"], "--jobs needs a number from 1"),
        (["--jobs", "many"], "invalid int value: 'many'"),
        (["--quiet", "--verbose"], "not allowed with argument"),
        (["--chek"], "unrecognized arguments: --chek"),
        ([""], "a path is empty"),
        (["nowhere"], "nowhere: there is no such file or folder"),
        (["--undo", "nowhere"], "nowhere: there is no such file or folder"),
    ],
)
def test_bad_usage_is_explained_and_changes_nothing(
    project: Path, arguments: list[str], complaint: str
) -> None:
    before = files(project)
    run = cogfal_fix(*arguments, cwd=project)
    assert run.returncode == 2
    assert complaint in run.stderr
    assert files(project) == before
