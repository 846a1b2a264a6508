"""``--output``: the migrated project beside the original."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from ..fixing.journal import WriteRefused, locate, replace_file
from ..fixing.transaction import Change

LEFT_OUT = shutil.ignore_patterns(
    ".git", "__pycache__", "*.pyc", ".venv", "venv", "node_modules", ".cogfal", ".cog"
)


def copy_project(root: Path, target: Path, changes: Sequence[Change]) -> None:
    """Copy a project with changes on top.

    Raises WriteRefused where the target has files already or lies inside the project, where a changed file is a
    link out of the project, and where something cannot be read or written; then no target is left behind.
    """
    if os.path.lexists(target) and (not target.is_dir() or any(target.iterdir())):
        raise WriteRefused(target, "it is there already and not empty; name a new folder for --output")
    if target.resolve().is_relative_to(root.resolve()):
        raise WriteRefused(target, "it lies inside the project; name a folder outside for --output")
    places = [(change, locate(root, change.path).relative_to(root.resolve())) for change in changes]
    existed = target.exists()
    try:
        shutil.copytree(root, target, symlinks=True, ignore=LEFT_OUT, dirs_exist_ok=True)
        for change, place in places:
            _write(target / change.path, target / place, change.after)
    except BaseException as error:
        shutil.rmtree(target, ignore_errors=True)
        if existed:
            target.mkdir(exist_ok=True)
        if isinstance(error, OSError):
            raise WriteRefused(target, f"the project cannot be copied there: {_first(error)}") from error
        raise


def _write(path: Path, place: Path, after: bytes | None) -> None:
    """``place`` is the file behind ``path``: a link in the copy may still point into the original."""
    if after is None:
        path.unlink(missing_ok=True)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    replace_file(place, after, None)


def _first(error: OSError) -> str:
    """The first reason: copytree collects all of them as (source, target, reason)."""
    if isinstance(error, shutil.Error) and error.args and error.args[0]:
        source, _, reason = error.args[0][0]
        return f"{source}: {reason}"
    return error.strerror or str(error)
