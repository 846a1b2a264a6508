"""All changes of a project are written, or none; and nothing is written where it must not be."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flake8_cogfal.fixing import transaction
from flake8_cogfal.fixing.journal import exclusive, undo
from flake8_cogfal.fixing.transaction import Change, WriteRefused, commit

NOBODY = 65534


def snapshot(root: Path) -> dict[str, bytes | None]:
    """Every path below `root`, with the content of files; links are not followed."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    (root / "predict.py").write_bytes(b"import cog\r\n")
    (root / "cog.yaml").write_bytes(b"predict: predict.py:Predictor")
    return root


def changes() -> list[Change]:
    """One file replaced, one deleted, one created in a new folder."""
    return [
        Change(Path("predict.py"), b"import cog\r\n", b"import fal\r\n"),
        Change(Path("cog.yaml"), b"predict: predict.py:Predictor", None),
        Change(Path("image/app/Dockerfile"), None, b"FROM python:3.11\n"),
    ]


def refusal(changes: list[Change], root: Path) -> WriteRefused:
    """The reason why `commit` writes nothing."""
    before = snapshot(root)
    with pytest.raises(WriteRefused) as error:
        commit(changes, root)
    assert snapshot(root) == before
    return error.value


def test_replaces_deletes_and_creates(project: Path) -> None:
    commit(changes(), project)
    files = {name: content for name, content in snapshot(project).items() if not name.startswith(".cogfal")}
    assert files == {
        "predict.py": b"import fal\r\n",
        "image": None,
        "image/app": None,
        "image/app/Dockerfile": b"FROM python:3.11\n",
    }


def test_only_the_journal_remains_and_git_ignores_it(project: Path) -> None:
    commit(changes(), project)
    assert sorted(path.name for path in (project / ".cogfal").iterdir()) == [".gitignore", "journal.json"]
    assert (project / ".cogfal/.gitignore").read_bytes() == b"*\n"


def test_absolute_paths_and_a_relative_root(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.parent)
    commit([Change(project / "predict.py", b"import cog\r\n", b"import fal\r\n")], Path("project"))
    assert (project / "predict.py").read_bytes() == b"import fal\r\n"


@pytest.mark.parametrize("mode", [0o644, 0o755, 0o600])
def test_a_file_keeps_its_mode(project: Path, mode: int) -> None:
    (project / "predict.py").chmod(mode)
    commit(changes(), project)
    assert stat.S_IMODE((project / "predict.py").stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_a_file_keeps_its_owner(project: Path) -> None:
    os.chown(project / "predict.py", NOBODY, NOBODY)
    commit(changes(), project)
    assert (project / "predict.py").stat().st_uid == NOBODY


def test_changes_that_change_nothing_leave_the_last_journal(project: Path) -> None:
    commit([Change(Path("predict.py"), b"import cog\r\n", b"import cog\r\n")], project)
    assert not (project / ".cogfal").exists()
    commit(changes(), project)
    commit([Change(Path("predict.py"), b"import fal\r\n", b"import fal\r\n")], project)
    undo(project)
    assert (project / "predict.py").read_bytes() == b"import cog\r\n"


@pytest.mark.parametrize(
    ("change", "path", "reason"),
    [
        (Change(Path("predict.py"), b"old", b"new"), "predict.py", "changed since it was read"),
        (Change(Path("gone.py"), b"old", b"new"), "gone.py", "deleted since it was read"),
        (Change(Path("predict.py"), None, b"new"), "predict.py", "exists already"),
        (Change(Path("folder"), None, b"new"), "folder", "not a regular file"),
        (Change(Path("cog.yaml/app.py"), None, b"new"), "cog.yaml/app.py", "Not a directory"),
        (Change(Path("../outside.py"), None, b"new"), "../outside.py", "out of the project"),
        (Change(Path("/outside.py"), None, b"new"), "/outside.py", "out of the project"),
        (Change(Path(".git/hooks/pre-commit"), None, b"new"), ".git/hooks/pre-commit", "version control"),
        (Change(Path(".cogfal/journal.json"), None, b"new"), ".cogfal/journal.json", "of the journal"),
        (Change(Path("n" * 250), None, b"new"), "n" * 250, "File name too long"),
    ],
    ids=lambda value: value.replace(" ", "-") if isinstance(value, str) and len(value) < 40 else "",
)
def test_one_bad_change_stops_them_all(project: Path, change: Change, path: str, reason: str) -> None:
    (project / "folder").mkdir()
    others = [other for other in changes() if other.path != change.path]
    error = refusal([*others, change], project)
    assert error.path == project / path
    assert reason in error.reason
    assert str(error) == f"{error.path}: {error.reason}"


def test_two_changes_of_one_file_are_refused(project: Path) -> None:
    (project / "link.py").symlink_to("predict.py")
    twice = [*changes(), Change(Path("link.py"), b"import cog\r\n", b"import other\r\n")]
    assert "the same file as" in refusal(twice, project).reason


def test_a_file_cannot_be_a_folder_too(project: Path) -> None:
    both = [Change(Path("app"), None, b"file"), Change(Path("app/main.py"), None, b"in a folder")]
    assert "written as a file" in refusal(both, project).reason


def test_a_missing_root_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WriteRefused, match="not a folder"):
        commit(changes(), tmp_path / "missing")


# --- Symbolic links


def test_a_link_inside_the_project_is_written_through(project: Path) -> None:
    (project / "link.py").symlink_to("predict.py")
    commit([Change(Path("link.py"), b"import cog\r\n", b"import fal\r\n")], project)
    assert (project / "link.py").is_symlink()
    assert (project / "predict.py").read_bytes() == b"import fal\r\n"


def test_a_link_is_not_deleted(project: Path) -> None:
    (project / "link.py").symlink_to("predict.py")
    error = refusal([Change(Path("link.py"), b"import cog\r\n", None)], project)
    assert "delete it by hand" in error.reason


def test_a_link_out_of_the_project_is_refused(project: Path) -> None:
    outside = project.parent / "outside.py"
    outside.write_bytes(b"import cog\r\n")
    (project / "link.py").symlink_to(outside)
    error = refusal([*changes(), Change(Path("link.py"), b"import cog\r\n", b"new")], project)
    assert error.path == project / "link.py"
    assert "out of the project" in error.reason
    assert outside.read_bytes() == b"import cog\r\n"


def test_a_folder_that_links_out_of_the_project_is_refused(project: Path) -> None:
    outside = project.parent / "outside"
    outside.mkdir()
    (project / "models").symlink_to(outside)
    error = refusal([*changes(), Change(Path("models/app.py"), None, b"new")], project)
    assert "out of the project" in error.reason
    assert not list(outside.iterdir())


def test_a_journal_folder_that_is_a_link_is_refused(project: Path) -> None:
    outside = project.parent / "outside"
    outside.mkdir()
    (project / ".cogfal").symlink_to(outside)
    assert "symbolic link" in refusal(changes(), project).reason
    assert not list(outside.iterdir())


def test_a_link_to_itself_is_refused(project: Path) -> None:
    (project / "loop.py").symlink_to("loop.py")
    assert "symbolic link" in refusal([Change(Path("loop.py"), None, b"new")], project).reason


# --- Permissions


@contextmanager
def ordinary_user_project() -> Iterator[Path]:
    """A project whose owner is not root, and that owner as the effective user: root may write anywhere."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        root.mkdir()
        (root / "predict.py").write_bytes(b"import cog\r\n")
        (root / "cog.yaml").write_bytes(b"predict: predict.py:Predictor")
        if os.geteuid() != 0:
            yield root
            return
        Path(folder).chmod(0o755)
        for path in (root, *root.iterdir()):
            os.chown(path, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            yield root
        finally:
            os.seteuid(0)


posix_only = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX systems")


@posix_only
def test_an_ordinary_user_may_write_their_own_project() -> None:
    with ordinary_user_project() as root:
        commit(changes(), root)
        assert (root / "predict.py").read_bytes() == b"import fal\r\n"


@posix_only
def test_a_read_only_file_is_refused() -> None:
    with ordinary_user_project() as root:
        (root / "predict.py").chmod(0o444)
        error = refusal(changes(), root)
        assert (error.path, error.reason) == (root / "predict.py", "it is read-only")


@posix_only
def test_a_read_only_folder_is_refused() -> None:
    with ordinary_user_project() as root:
        (root / "image").mkdir(mode=0o555)
        error = refusal(changes(), root)
        assert error.path == root / "image/app/Dockerfile"
        assert error.reason == f"its folder {root.resolve() / 'image'} is read-only"


@posix_only
def test_a_read_only_project_is_refused() -> None:
    with ordinary_user_project() as root:
        root.chmod(0o555)
        error = refusal(changes(), root)
        root.chmod(0o755)
        assert error.reason == "it cannot be written: Permission denied"


@posix_only
def test_an_unreadable_file_is_refused() -> None:
    with ordinary_user_project() as root:
        (root / "cog.yaml").chmod(0)
        with pytest.raises(WriteRefused, match=r"cog\.yaml: it cannot be read: Permission denied"):
            commit(changes(), root)
        assert (root / "predict.py").read_bytes() == b"import cog\r\n"


# --- Interruptions on the way


def count_and_fail(monkeypatch: pytest.MonkeyPatch, name: str, at: int, error: BaseException) -> None:
    """Let the `at`-th call of the function os.<name> raise `error` instead."""
    original = getattr(os, name)
    calls = 0

    def counted(*arguments: object, **keywords: object) -> object:
        nonlocal calls
        calls += 1
        if calls == at:
            raise error
        return original(*arguments, **keywords)

    monkeypatch.setattr(os, name, counted)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=repr)
@pytest.mark.parametrize(
    ("name", "at"),
    [
        *(("replace", at) for at in range(1, 5)),  # the journal, two files, the journal's completion
        *(("mkdir", at) for at in range(1, 4)),  # the journal's folder, two new folders
        *(("open", at) for at in range(1, 5)),
        *(("fsync", at) for at in range(1, 9)),
    ],
)
@pytest.mark.parametrize("migrated_before", [False, True], ids=["first-run", "second-run"])
def test_an_error_on_the_way_puts_everything_back(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    at: int,
    error: BaseException,
    migrated_before: bool,
) -> None:
    if migrated_before:
        commit([Change(Path("README.md"), None, b"first run\n")], project)
    before = snapshot(project)
    with monkeypatch.context() as patch:
        count_and_fail(patch, name, at, error)
        try:
            commit(changes(), project)
        except (WriteRefused, KeyboardInterrupt):
            assert snapshot(project) == before
        else:
            # The call that failed was not needed: a folder's fsync is not possible everywhere.
            assert name in ("fsync", "open")
            assert isinstance(error, OSError)
            assert (project / "predict.py").read_bytes() == b"import fal\r\n"


def test_an_error_while_deleting_puts_everything_back(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(project)
    original = os.unlink

    def unlink(path: Path) -> None:
        if Path(path).name == "cog.yaml":
            raise PermissionError(13, "Permission denied")
        original(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", unlink)
        with pytest.raises(WriteRefused, match=r"cog\.yaml: it cannot be written: Permission denied"):
            commit(changes(), project)
    assert snapshot(project) == before


def test_an_edit_during_the_run_survives_the_rollback(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def edit_and_stop(*_: object, **__: object) -> None:
        (project / "predict.py").write_bytes(b"edited meanwhile")
        raise KeyboardInterrupt

    monkeypatch.setattr(transaction, "stage", edit_and_stop)
    with pytest.raises(KeyboardInterrupt):
        commit(changes(), project)
    assert (project / "predict.py").read_bytes() == b"edited meanwhile"
    assert (project / "cog.yaml").exists()


def test_a_file_of_the_temporary_name_is_not_overwritten(project: Path) -> None:
    (project / ".predict.py.cogfal").write_bytes(b"somebody's")
    assert "in the way" in refusal(changes(), project).reason


# --- One run at a time


def test_a_second_run_at_the_same_time_is_refused(project: Path) -> None:
    holder = (
        "import sys; from pathlib import Path; from flake8_cogfal.fixing.journal import exclusive\n"
        "with exclusive(Path(sys.argv[1])): print('locked', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, project], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        error = refusal(changes(), project)
        assert error.path == project / ".cogfal/lock"
        assert f"another run (process {other.pid}) is writing to this project" in error.reason
        other.communicate("")
    commit(changes(), project)
    assert (project / "predict.py").read_bytes() == b"import fal\r\n"


@pytest.mark.parametrize("owner", ["{dead}\n", "", "not a process", "9" * 40])
def test_the_lock_of_a_dead_process_is_taken_over(project: Path, owner: str) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    (project / ".cogfal").mkdir()
    (project / ".cogfal/lock").write_text(owner.format(dead=process.pid))
    commit(changes(), project)
    assert (project / "predict.py").read_bytes() == b"import fal\r\n"
    assert not (project / ".cogfal/lock").exists()


def test_the_lock_leaves_nothing_behind(project: Path) -> None:
    before = snapshot(project)
    with exclusive(project):
        assert (project / ".cogfal/lock").read_text() == f"{os.getpid()}\n"
    assert snapshot(project) == before
