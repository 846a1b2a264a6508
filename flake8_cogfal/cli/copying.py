"""``--output``: the migrated project beside the original."""

from __future__ import annotations

import shutil
from pathlib import Path

from ..fixing.journal import WriteRefused

LEFT_OUT = shutil.ignore_patterns(
    ".git", "__pycache__", "*.pyc", ".venv", "venv", "node_modules", ".cogfal", ".cog"
)


def copy_project(root: Path, target: Path, changes: dict[str, bytes | None]) -> None:
    """Copy a project with changes on top. Raises WriteRefused where the target has files already."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise WriteRefused(target, "is there already and not empty: name a new folder for --output")
    if target.resolve().is_relative_to(root.resolve()):
        raise WriteRefused(target, "lies inside the project: name a folder outside for --output")
    shutil.copytree(root, target, symlinks=True, ignore=LEFT_OUT, dirs_exist_ok=True)
    for path, data in changes.items():
        place = target / path
        if data is None:
            place.unlink(missing_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
