"""The folders of one verification: a copy of the project that is loaded, and beside it what arrives on a runner.

Large files are not copied: they get a second name, through which nothing may be written (`inside.guard`).
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

LARGE = 20 * 1024**2
LEFT_OUT = frozenset({".git", "__pycache__", ".venv", "venv", "node_modules", ".cogfal", ".cog"})


@contextmanager
def workspace() -> Iterator[Path]:
    """An empty folder that is removed in the end."""
    with tempfile.TemporaryDirectory(prefix="cogfal-verify-", ignore_cleanup_errors=True) as folder:
        yield Path(os.path.realpath(folder))


def copy_project(root: Path, target: Path, changes: Mapping[str, bytes | None]) -> None:
    """Copy the files of a project, with changes on top (None: the file goes). Links out of it lead where they led."""
    for place, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in LEFT_OUT]
        own = target / os.path.relpath(place, root)
        own.mkdir(parents=True, exist_ok=True)
        for name in [*names, *(one for one in folders if os.path.islink(os.path.join(place, one)))]:
            copy_file(Path(place, name), own / name, root)
    for path, data in changes.items():
        place_in_copy = target / path
        with suppress(FileNotFoundError):
            place_in_copy.unlink()
        if data is not None:
            place_in_copy.parent.mkdir(parents=True, exist_ok=True)
            place_in_copy.write_bytes(data)


def _led_to(link: Path, root: Path | None) -> str:
    """Where a link leads from its place in the copy: to the copy of what it leads to, or out of it to the same place."""
    to = os.path.realpath(link)
    if root is not None and Path(to).is_relative_to(os.path.realpath(root)):
        return os.path.relpath(to, os.path.realpath(link.parent))
    return to


def copy_file(source: Path, target: Path, root: Path | None = None) -> None:
    """Copy a file; a large one gets a second name. Sockets, pipes and what cannot be read are left out."""
    if source.is_symlink():
        target.symlink_to(_led_to(source, root))
    elif source.is_file():
        if source.stat().st_size > LARGE:
            with suppress(OSError):  # another file system
                os.link(source, target)
                return
        with suppress(PermissionError):
            shutil.copy2(source, target)


def arrive(files: Mapping[str, Path], folder: Path) -> None:
    """Put files, by their paths on the runner, below a folder."""
    for path, source in files.items():
        target = folder / path.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            copy_file(source, target)
