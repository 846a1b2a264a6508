"""What the last run changed can be put back: after a run, after a kill at any moment, and only what is its own."""

from __future__ import annotations

import base64
import json
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from flake8_cogfal.fixing.journal import (
    Entry,
    Journal,
    NothingToUndo,
    UndoReport,
    WriteRefused,
    find_journal,
    journal_file,
    undo,
)
from flake8_cogfal.fixing.transaction import Change, commit

ORIGINALS: dict[str, bytes | None] = {
    "predict.py": b"import cog\r\n",
    "cog.yaml": b"predict: predict.py:Predictor",
    "models": None,
    "models/unet.py": b"",
}
MIGRATED: dict[str, bytes | None] = {
    "app": None,
    "app/image": None,
    "app/image/Dockerfile": b"FROM python:3.11\n",
    "models": None,
    "models/unet.py": b"import torch\n",
    "predict.py": b"import fal\r\n",
}


def changes() -> list[Change]:
    """The changes from ORIGINALS to MIGRATED: two files replaced, one deleted, one created in new folders."""
    names = [*MIGRATED, "cog.yaml"]
    all_changes = [Change(Path(name), ORIGINALS.get(name), MIGRATED.get(name)) for name in names]
    return [change for change in all_changes if change.before != change.after]


def make_project(root: Path) -> Path:
    for name, content in ORIGINALS.items():
        if content is not None:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
    (root / "predict.py").chmod(0o755)
    (root / "cog.yaml").chmod(0o640)
    return root


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def snapshot(root: Path) -> dict[str, bytes | None]:
    """Every path below `root`, with the content of files."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in root.rglob("*")
    }


# --- Undo


def test_undo_puts_everything_back(project: Path) -> None:
    commit(changes(), project)
    report = undo(project)
    assert snapshot(project) == ORIGINALS
    assert report == UndoReport(
        restored=(project / "models/unet.py", project / "predict.py", project / "cog.yaml"),
        removed=(project / "app/image/Dockerfile",),
    )


def test_undo_restores_modes(project: Path) -> None:
    commit(changes(), project)
    undo(project)
    modes = {name: stat.S_IMODE((project / name).stat().st_mode) for name in ("predict.py", "cog.yaml")}
    assert modes == {"predict.py": 0o755, "cog.yaml": 0o640}


def test_undo_undoes_the_last_run_only(project: Path) -> None:
    commit(changes(), project)
    commit([Change(Path("predict.py"), b"import fal\r\n", b"import fal  # 2\r\n")], project)
    undo(project)
    assert (project / "predict.py").read_bytes() == b"import fal\r\n"
    with pytest.raises(NothingToUndo):
        undo(project)


def test_nothing_to_undo(project: Path) -> None:
    with pytest.raises(NothingToUndo) as error:
        undo(project)
    assert error.value.root == project
    assert str(error.value) == f"{project}: there is no run to undo"
    assert snapshot(project) == ORIGINALS


def test_a_file_that_is_back_already_is_fine(project: Path) -> None:
    commit(changes(), project)
    (project / "predict.py").write_bytes(b"import cog\r\n")
    (project / "app/image/Dockerfile").unlink()
    assert undo(project).untouched == (project / "app/image/Dockerfile", project / "predict.py")
    assert snapshot(project) == ORIGINALS


@pytest.mark.parametrize("edited", ["predict.py", "cog.yaml", "app/image/Dockerfile"])
def test_an_edit_after_the_run_is_not_lost(project: Path, edited: str) -> None:
    commit(changes(), project)
    (project / edited).write_bytes(b"edited by hand")
    before = snapshot(project)
    with pytest.raises(WriteRefused, match="edited after the last run") as error:
        undo(project)
    assert error.value.path == project / edited
    assert snapshot(project) == before


@pytest.mark.parametrize("edited", ["predict.py", "cog.yaml", "app/image/Dockerfile"])
def test_force_overwrites_the_edit(project: Path, edited: str) -> None:
    commit(changes(), project)
    (project / edited).write_bytes(b"edited by hand")
    undo(project, force=True)
    assert snapshot(project) == ORIGINALS


def test_a_folder_with_something_else_in_it_stays(project: Path) -> None:
    commit(changes(), project)
    (project / "app/weights.bin").write_bytes(b"1")
    undo(project)
    assert snapshot(project) == {**ORIGINALS, "app": None, "app/weights.bin": b"1"}


def test_undo_creates_folders_that_were_removed_since(project: Path) -> None:
    commit([Change(Path("models/unet.py"), b"", None)], project)
    (project / "models").rmdir()
    undo(project)
    assert snapshot(project) == ORIGINALS


# --- The journal


def test_the_journal_is_found_from_below(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_journal(project / "models") is None
    commit(changes(), project)
    for start in (project, project / "models", project / "models/unet.py", project / "missing/too"):
        assert find_journal(start) == project.resolve()
    monkeypatch.chdir(project / "models")
    assert find_journal(Path(".")) == project.resolve()
    assert find_journal(project.parent) is None


@pytest.mark.parametrize(
    "journal",
    [
        Journal(()),
        Journal((Entry("a.py", b"\xff\0", None, 0o644),), complete=True),
        Journal((Entry("b/\udcff.py", None, "00ff", None), Entry("c", b"", "11", 0o600)), ("b",)),
    ],
    ids=["empty", "binary", "undecodable-name"],
)
def test_a_journal_survives_the_disk(journal: Journal) -> None:
    assert Journal.parse(journal.dump()) == journal


def test_the_journal_is_private(project: Path) -> None:
    commit(changes(), project)
    assert stat.S_IMODE(journal_file(project).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: b"[]",
        lambda data: b"[" * 100_000,
        lambda data: data.replace(b'"version": 1', b'"version": 2'),
        lambda data: data.replace(base64.b64encode(b"import cog\r\n"), b"?"),
        lambda data: data.replace(b'"before"', b'"behind"'),
    ],
    ids=["empty", "cut", "list", "nested", "version", "base64", "key"],
)
def test_a_damaged_journal_is_refused(project: Path, damage: Callable[[bytes], bytes]) -> None:
    commit(changes(), project)
    journal_file(project).write_bytes(damage(journal_file(project).read_bytes()))
    before = snapshot(project)
    for write in (lambda: undo(project), lambda: commit([Change(Path("x.py"), None, b"x")], project)):
        with pytest.raises(WriteRefused, match="journal of the last run is damaged"):
            write()
    assert snapshot(project) == before


@pytest.mark.parametrize(
    "path",
    ["../victim.py", "{outside}/victim.py", "link/victim.py", ".git/hooks/post-checkout", "nul\0.py", ""],
)
def test_a_foreign_journal_cannot_write_outside_of_the_project(project: Path, path: str) -> None:
    outside = project.parent
    (project / "link").symlink_to(outside)
    (project / ".cogfal").mkdir()
    entry = {"path": path.format(outside=outside), "before": "ZXZpbA==", "after": None, "mode": 0o755}
    document = {"version": 1, "complete": True, "folders": [], "entries": [entry]}
    journal_file(project).write_text(json.dumps(document))
    with pytest.raises(WriteRefused):
        undo(project, force=True)
    assert not (outside / "victim.py").exists()
    assert not (project / ".git").exists()


# --- Killed at any moment

DRIVER = """
import os, pathlib, signal, sys
sys.path.insert(0, sys.argv[1])
import test_journal
from flake8_cogfal.fixing.journal import undo
from flake8_cogfal.fixing.transaction import commit

root, action, last = pathlib.Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
operations = 0

def killing(function):
    def operation(*arguments, **keywords):
        global operations
        operations += 1
        if operations == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **keywords)
    return operation

for name in ("open", "fsync", "chmod", "replace", "unlink", "mkdir", "rmdir"):
    setattr(os, name, killing(getattr(os, name)))
commit(test_journal.changes(), root) if action == "commit" else undo(root)
"""


def killed(root: Path, action: str, operation: int) -> bool:
    """Run `commit` or `undo` in a process that kills itself right before its n-th operation on files.

    False: it had fewer operations, and came to its end.
    """
    process = subprocess.run(
        [sys.executable, "-c", DRIVER, Path(__file__).parent, root, action, str(operation)],
        capture_output=True,
        text=True,
    )
    assert process.returncode in (0, -signal.SIGKILL), process.stderr
    return process.returncode != 0


def assert_each_file_is_old_or_new(root: Path) -> None:
    for name in ORIGINALS.keys() | MIGRATED.keys():
        path = root / name
        content = path.read_bytes() if path.is_file() else None
        assert content in (ORIGINALS.get(name), MIGRATED.get(name)), name


posix_only = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


@posix_only
def test_a_run_killed_at_any_moment_can_be_undone(tmp_path: Path) -> None:
    partly_applied = 0
    for operation in count(1):
        project = make_project(tmp_path / f"killed-{operation}")
        if not killed(project, "commit", operation):
            break
        assert_each_file_is_old_or_new(project)
        files = {name: content for name, content in snapshot(project).items() if ".cogfal" not in name}
        if files not in (ORIGINALS, MIGRATED):
            partly_applied += 1
            with pytest.raises(WriteRefused, match="put its files back first: cogfal-fix --undo"):
                commit([Change(Path("x.py"), None, b"x")], project)
        try:
            undo(project)
        except NothingToUndo:
            assert files == ORIGINALS
        assert {name: content for name, content in snapshot(project).items() if name[0] != "."} == ORIGINALS
        commit(changes(), project)
        assert {name: content for name, content in snapshot(project).items() if name[0] != "."} == MIGRATED
    assert partly_applied >= 4  # one after each file, and one between the new folders
    assert {name: content for name, content in snapshot(project).items() if name[0] != "."} == MIGRATED


@posix_only
def test_an_undo_killed_at_any_moment_can_be_repeated(tmp_path: Path) -> None:
    for operation in count(1):
        project = make_project(tmp_path / f"killed-{operation}")
        commit(changes(), project)
        if not killed(project, "undo", operation):
            break
        assert_each_file_is_old_or_new(project)
        try:
            undo(project)
        except NothingToUndo:
            assert find_journal(project) is None
        assert {name: content for name, content in snapshot(project).items() if name[0] != "."} == ORIGINALS
    assert operation > 10
    assert snapshot(project) == ORIGINALS
