"""Which files have changes that git could not bring back; with the real git."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from processes import git

from flake8_cogfal.fixing import repository
from flake8_cogfal.fixing.repository import uncommitted

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def make_repository(folder: Path) -> Path:
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet")
    (folder / "predict.py").write_text("import cog\n")
    (folder / "models").mkdir()
    (folder / "models" / "unet.py").write_text("import torch\n")
    (folder / ".gitignore").write_text("*.log\n")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Add the model")
    return folder


@pytest.fixture
def work_tree(tmp_path: Path) -> Path:
    return make_repository(tmp_path / "work tree")


def test_committed_files_are_clean(work_tree: Path) -> None:
    assert uncommitted([work_tree / "predict.py", work_tree / "models/unet.py"]) == ()


def test_modified_staged_deleted_and_untracked_files(work_tree: Path) -> None:
    (work_tree / "predict.py").write_text("import cog  # edited\n")
    (work_tree / "staged.py").touch()
    git(work_tree, "add", "staged.py")
    (work_tree / "models/unet.py").unlink()
    (work_tree / "new/deep").mkdir(parents=True)
    (work_tree / "new/deep/untracked.py").touch()
    dirty = [
        work_tree / name for name in ("predict.py", "staged.py", "models/unet.py", "new/deep/untracked.py")
    ]
    assert uncommitted([work_tree / ".gitignore", *dirty]) == tuple(dirty)


def test_a_renamed_file_counts_under_both_names(work_tree: Path) -> None:
    git(work_tree, "mv", "predict.py", "app.py")
    both = (work_tree / "predict.py", work_tree / "app.py")
    assert uncommitted([work_tree / "models/unet.py", *both]) == both


def test_changes_in_other_files_do_not_matter(work_tree: Path) -> None:
    (work_tree / "predict.py").write_text("import cog  # edited\n")
    assert uncommitted([work_tree / "models/unet.py"]) == ()


def test_ignored_and_missing_files_are_not_uncommitted(work_tree: Path) -> None:
    (work_tree / "run.log").touch()
    assert uncommitted([work_tree / "run.log", work_tree / "app.py"]) == ()


def test_before_the_first_commit_everything_is_uncommitted(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "predict.py").touch()
    assert uncommitted([tmp_path / "predict.py"]) == (tmp_path / "predict.py",)


def test_names_that_git_could_take_for_patterns(work_tree: Path) -> None:
    names = ["*.py", ":(top)x", "-z", "é\n.py"]
    for name in names:
        (work_tree / name).touch()
    dirty = tuple(work_tree / name for name in names)
    assert uncommitted([work_tree / "predict.py", *dirty]) == dirty
    (work_tree / "predict.py").write_text("import cog  # edited\n")
    assert uncommitted([work_tree / "*.py"]) == (work_tree / "*.py",)


def test_without_a_work_tree_nothing_is_uncommitted(tmp_path: Path) -> None:
    (tmp_path / "predict.py").touch()
    assert uncommitted([tmp_path / "predict.py"]) == ()
    assert uncommitted([]) == ()


def test_every_file_is_asked_of_its_own_work_tree(work_tree: Path) -> None:
    other = make_repository(work_tree.parent / "other")
    nested = make_repository(work_tree / "nested")
    (other / "predict.py").write_text("import cog  # edited\n")
    (nested / "models/unet.py").write_text("import torch  # edited\n")
    files = [
        folder / name for folder in (work_tree, other, nested) for name in ("predict.py", "models/unet.py")
    ]
    assert uncommitted(files) == (other / "predict.py", nested / "models/unet.py")


def test_a_linked_work_tree(work_tree: Path) -> None:
    linked = work_tree.parent / "linked"
    git(work_tree, "worktree", "add", "--quiet", os.fspath(linked))
    (linked / "predict.py").write_text("import cog  # edited\n")
    assert uncommitted([work_tree / "predict.py", linked / "predict.py"]) == (linked / "predict.py",)


def test_a_relative_path_and_a_link_into_the_work_tree(
    work_tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = work_tree.parent / "link"
    link.symlink_to(work_tree)
    (work_tree / "predict.py").write_text("import cog  # edited\n")
    monkeypatch.chdir(work_tree / "models")
    paths = [Path("../predict.py"), Path("unet.py"), link / "predict.py"]
    assert uncommitted(paths) == (Path("../predict.py"), link / "predict.py")


def test_the_environment_of_a_git_hook_does_not_mislead(
    work_tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_repository(work_tree.parent / "other")
    for folder in (work_tree, other):
        (folder / "predict.py").write_text("import cog  # edited\n")
    git(other, "commit", "--all", "--quiet", "--message", "Edit")
    monkeypatch.setenv("GIT_DIR", os.fspath(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", os.fspath(other / ".git/index"))
    assert uncommitted([work_tree / "predict.py"]) == (work_tree / "predict.py",)


def test_a_program_in_the_configuration_of_the_repository_does_not_run(work_tree: Path) -> None:
    program = work_tree.parent / "monitor"
    program.write_text(f"#!/bin/sh\ntouch '{work_tree.parent}/ran'\n")
    program.chmod(0o755)
    git(work_tree, "config", "core.fsmonitor", os.fspath(program))
    uncommitted([work_tree / "predict.py"])
    assert not (work_tree.parent / "ran").exists()


def test_a_damaged_repository_is_not_a_clean_one(work_tree: Path) -> None:
    files = (work_tree / "predict.py", work_tree / "models/unet.py")
    (work_tree / ".git/index").write_bytes(b"damaged")
    assert uncommitted(files) == files


def test_a_slow_answer_is_not_a_clean_one(work_tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repository, "TIMEOUT_SECONDS", 0.0)
    assert uncommitted([work_tree / "predict.py"]) == (work_tree / "predict.py",)


def test_without_git_nothing_is_uncommitted(
    work_tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (work_tree / "predict.py").write_text("import cog  # edited\n")
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    assert uncommitted([work_tree / "predict.py"]) == ()
