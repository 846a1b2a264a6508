"""A run or an undo that is killed between any two of its file operations, and the command that repairs what is left."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hostile import COULD_NOT_WORK, DONE, assert_converted, cogfal_fix, make_project, snapshot

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="has no processes to fork and kill")

WRITING = frozenset(
    {
        "open", "os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink",
        "os.truncate", "os.utime", "shutil.rmtree",
    }
)  # fmt: skip
"""Audit events of the operations that change files; there is one before each of them."""

FILES: dict[str, str | bytes] = {
    "helper.py": "from cog import Path\n\n\ndef shout(text: str) -> str:\n    return Path(text.upper()).name\n",
    "predict.py": """\
import helper
from cog import BasePredictor, Input


class Predictor(BasePredictor):
    def predict(self, text: str = Input(description="What to shout")) -> str:
        return helper.shout(text)
""",
    "cog.yaml": """\
build:
  python_version: "3.11"
  system_packages:
    - ffmpeg
predict: "predict.py:Predictor"
""",
    "push.sh": "cog push r8.im/you/shouter\n",
}


def is_killed(root: Path, operation: int, *arguments: str) -> bool:
    """Run ``cogfal-fix`` in a process that kills itself before its n-th operation; False where it has fewer."""
    child = os.fork()
    if child == 0:
        try:
            sys.addaudithook(_killing(root, operation))
            cogfal_fix(*arguments, root)
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def _killing(root: Path, last: int) -> Callable[[str, tuple[object, ...]], None]:
    """A hook that counts what changes files below a folder, and kills the process at the last one."""
    operations = count(1)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event not in WRITING or not str(arguments[0]).startswith(str(root)):
            return
        if event == "open" and not int(str(arguments[2])) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            return
        if next(operations) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    return hook


@pytest.fixture
def converted(tmp_path: Path) -> Path:
    root = make_project(tmp_path / "converted" / "shouter", FILES)
    assert_converted(root)
    return root


def test_a_run_killed_at_any_moment_is_repaired_by_undo(tmp_path: Path, converted: Path) -> None:
    after = snapshot(converted)
    mixtures = 0
    for operation in count(1):
        root = make_project(tmp_path / str(operation) / "shouter", FILES)
        before = snapshot(root)
        if not is_killed(root, operation):
            break
        now = snapshot(root)
        if now not in (before, after):
            mixtures += 1
            run = cogfal_fix(root)
            assert run.code == COULD_NOT_WORK
            assert (
                "the last run was interrupted half-way; put its files back first: cogfal-fix --undo"
                in run.said
            )
            assert snapshot(root) == now
        undo = cogfal_fix("--undo", root)
        if now == before:
            assert undo.code == DONE or "nothing to undo" in undo.said
        else:
            assert undo.code == DONE, undo.said
        assert snapshot(root) == before
    assert operation > 15
    assert mixtures > 3
    assert snapshot(root) == after


def test_after_a_kill_that_changed_nothing_the_next_run_converts(tmp_path: Path, converted: Path) -> None:
    root = make_project(tmp_path / "shouter", FILES)
    assert is_killed(root, 3)  # the lock is held, the journal is not written
    assert_converted(root)
    assert snapshot(root) == snapshot(converted)


def test_an_undo_killed_at_any_moment_is_repeated(tmp_path: Path) -> None:
    original = snapshot(make_project(tmp_path / "original", FILES))
    for operation in count(1):
        root = make_project(tmp_path / str(operation) / "shouter", FILES)
        assert_converted(root)
        if not is_killed(root, operation, "--undo"):
            break
        undo = cogfal_fix("--undo", root)
        assert undo.code == DONE or "nothing to undo" in undo.said
        assert snapshot(root) == original
    assert operation > 10
    assert snapshot(root) == original
