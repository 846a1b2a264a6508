"""The git work tree around a project: which files have changes that only exist on this disk."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

TIMEOUT_SECONDS = 20.0

# A git hook sets these for its own repository, which need not be the one the files belong to.
VARIABLES_OF_A_HOOK = frozenset(
    {
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_WORK_TREE",
    }
)


def uncommitted(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Those of `paths`, in their order, that are modified, staged, deleted or untracked in their work tree.

    Files that are yet to be created, that git ignores, or that are in no git work tree are not among them, and
    nothing is where git is not installed. Where git gives no answer (it takes longer than TIMEOUT_SECONDS, or refuses
    a repository of another owner) every file of that work tree counts as uncommitted.
    """
    work_trees: dict[Path, dict[Path, Path]] = {}
    for path in paths:
        real = path.resolve()
        if work_tree := _work_tree(real):
            work_trees.setdefault(work_tree, {})[path] = real
    dirty: set[Path] = set()
    for work_tree, files in work_trees.items():
        changed = _changed_files(work_tree, sorted(set(files.values())))
        dirty.update(path for path, real in files.items() if changed is None or real in changed)
    return tuple(path for path in paths if path in dirty)


def _work_tree(path: Path) -> Path | None:
    return next((folder for folder in path.parents if _is_work_tree(folder)), None)


def _is_work_tree(folder: Path) -> bool:
    git = folder / ".git"
    return git.is_file() or (git / "HEAD").is_file()  # a file in submodules and in linked work trees


def _changed_files(work_tree: Path, files: Sequence[Path]) -> frozenset[Path] | None:
    """The changed ones of `files`, which are all below `work_tree`; None if git gives no answer."""
    command = [
        "git",
        "--literal-pathspecs",
        # A program that the repository's own configuration names must not run.
        *("-c", "core.fsmonitor=false"),
        *("-C", os.fspath(work_tree)),
        *(
            "status",
            "--porcelain=v1",
            "-z",
            "--untracked-files=all",
            "--no-renames",
            "--ignore-submodules=all",
        ),
        "--",
        *(os.fspath(file.relative_to(work_tree)) for file in files),
    ]
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES_OF_A_HOOK}
    environment["GIT_OPTIONAL_LOCKS"] = "0"
    try:
        status = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=True,
        )
    except FileNotFoundError:
        return frozenset()
    except (OSError, subprocess.SubprocessError):
        return None
    # Each record is two letters, a space and the path from the root of the work tree.
    records = [record for record in status.stdout.split(b"\0") if record]
    return frozenset(work_tree / os.fsdecode(record[3:]) for record in records)
