"""The files of a project: what is on disk, seen through planned changes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .text import MAXIMUM_BYTES

SKIPPED_FOLDERS = frozenset(
    {
        ".git",
        ".hg",
        ".tox",
        ".nox",
        ".venv",
        "venv",
        "node_modules",
        "__pycache__",
        "site-packages",
        ".cog",
        ".cogfal",
    }
)


@dataclass(frozen=True)
class Tree:
    """Files below ``root`` by their path relative to it, with ``/`` between the parts.

    ``changes`` lie on top of the disk: bytes replace or create a file, None removes it.
    """

    root: Path
    changes: dict[str, bytes | None] = field(default_factory=dict)

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None where there is no such regular file (OSError if it is unreadable).

        Of a file that is too large to be text, only as much as shows that.
        """
        if path in self.changes:
            return self.changes[path]
        place = self.root / path
        if not os.path.isfile(place):
            return None
        with place.open("rb") as file:
            return file.read(MAXIMUM_BYTES + 1)

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        if path in self.changes:
            return self.changes[path] is not None
        return os.path.isfile(self.root / path)

    def holds_files(self, path: str) -> bool:
        """Whether there is such a folder with a file or folder in it."""
        folder = self.root / path
        return os.path.isdir(folder) and any(folder.iterdir())

    def holds_module(self, path: str) -> bool:
        """Whether ``path`` (without suffix) is a Python module or a folder with Python files."""
        if self.exists(f"{path}.py"):
            return True
        folder = self.root / path
        if not os.path.isdir(folder):
            return False
        return any(folder.glob("*.py")) or any(folder.glob("*/*.py"))

    def sizes_below(self, paths: Iterable[str]) -> Iterator[tuple[str, int]]:
        """The files below files and folders (``.`` for all) with their sizes in bytes; caches and ``.git`` left out."""
        for path in paths:
            place = self.root / path
            if self.exists(path):
                data = self.changes.get(path)
                yield path, len(data) if data is not None else place.stat().st_size
            for folder, folders, names in os.walk(place):
                folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS)
                for name in sorted(names):
                    file = os.path.join(folder, name)
                    if os.path.isfile(file):
                        yield os.path.relpath(file, self.root).replace(os.sep, "/"), os.path.getsize(file)

    def leading_out(self, paths: Iterable[str]) -> Iterator[str]:
        """Which of the paths are, or lie behind, symbolic links to places outside the root."""
        root = self.root.resolve()
        for path in paths:
            if not Path(os.path.realpath(self.root / path)).is_relative_to(root):
                yield path

    def modules_in(self, folder: str) -> list[str]:
        """Paths of the Python files directly in a folder, sorted."""
        found = (f"{folder}/{path.name}" for path in (self.root / folder).glob("*.py"))
        return sorted(path for path in found if self.exists(path))

    def names_in(self, folder: str = "") -> list[str]:
        """Paths of the files directly in a folder, sorted."""
        place = self.root / folder
        on_disk = os.listdir(place) if os.path.isdir(place) else []
        start = f"{folder}/" if folder else ""
        paths = {start + name for name in on_disk}
        paths |= {path for path in self.changes if path.rpartition("/")[0] == folder}
        return sorted(path for path in paths if self.exists(path))

    def entries_in(self, folder: str) -> Iterator[tuple[str, bool]]:
        """Paths of what is directly in a folder, and whether that is a folder; caches and ``.git`` left out."""
        for path in self.names_in(folder):
            yield path, False
        place = self.root / folder
        for name in sorted(os.listdir(place)) if os.path.isdir(place) else ():
            if name not in SKIPPED_FOLDERS and os.path.isdir(place / name):
                yield f"{folder}/{name}" if folder else name, True

    def folders_in(self) -> list[str]:
        """Paths of the folders directly in the root, sorted, without virtual environments and caches."""
        names = os.listdir(self.root) if self.root.is_dir() else []
        return sorted(
            name
            for name in names
            if name not in SKIPPED_FOLDERS
            and (self.root / name).is_dir()
            and not (self.root / name).is_symlink()
        )

    def with_changes(self, changes: dict[str, bytes | None]) -> Tree:
        """The same files with further changes on top."""
        return Tree(self.root, {**self.changes, **changes})

    def python_files(self) -> Iterator[str]:
        """Paths of the Python files, sorted, without virtual environments, caches and nested projects."""
        for folder, folders, names in os.walk(self.root):
            folders[:] = sorted(
                name
                for name in folders
                if name not in SKIPPED_FOLDERS and not os.path.exists(os.path.join(folder, name, "cog.yaml"))
            )
            for name in sorted(names):
                if name.endswith(".py"):
                    path = os.path.relpath(os.path.join(folder, name), self.root).replace(os.sep, "/")
                    if self.changes.get(path, b"") is not None:
                        yield path
