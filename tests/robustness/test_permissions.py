"""Files and folders that the user may not read or write: refused with the reason, and left as they are."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import COULD_NOT_WORK, Run, cogfal_fix, make_project, snapshot

NOBODY = 65534

AS_NOBODY = f"""
import os, sys
from flake8_cogfal.cli import main

example, project = sys.argv[1:]
main(["--quiet", example])  # loads every module: the next user may not be allowed to read them
os.setgroups([])
os.setgid({NOBODY})
os.setuid({NOBODY})
raise SystemExit(main([project]))
"""


def as_nobody(project: Path, example: Path) -> Run:
    """A run by a user without rights, where the tests run as one who may read and write everything."""
    command = [sys.executable, "-c", AS_NOBODY, str(example), str(project)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120)
    assert "Traceback" not in run.stderr
    return Run(run.returncode, run.stdout + run.stderr)


@pytest.fixture
def open_project() -> Iterator[Path]:
    """A project of the user who runs the command, in a place that everybody may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        root = make_project(Path(folder) / "shouter")
        if os.geteuid() == 0:
            for path in (root, *root.iterdir()):
                os.chown(path, NOBODY, NOBODY)
        yield root


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="has no users to change to")
@pytest.mark.parametrize(
    ("name", "mode", "said"),
    [
        ("predict.py", 0o444, "predict.py: it is read-only"),
        ("cog.yaml", 0o444, "cog.yaml: it is read-only"),
        ("predict.py", 0o000, "predict.py:1: cannot be read: Permission denied"),
        ("cog.yaml", 0o000, "cog.yaml"),
        (".", 0o555, "Permission denied"),
        (".", 0o000, "Permission denied"),
    ],
)
def test_what_may_not_be_read_or_written(
    open_project: Path, project: Path, name: str, mode: int, said: str
) -> None:
    before = snapshot(open_project)
    original = stat.S_IMODE((open_project / name).stat().st_mode)
    (open_project / name).chmod(mode)
    run = as_nobody(open_project, project) if os.geteuid() == 0 else cogfal_fix(open_project)
    (open_project / name).chmod(original)
    assert said in run.said
    assert run.code == COULD_NOT_WORK
    assert snapshot(open_project) == before
