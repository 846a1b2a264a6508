"""The machine that deploys: Python, fal with what it brings, and the project. Everything else is not installed there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from importlib import metadata
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType


class OnlyFal(MetaPathFinder):
    """Finds what fal brings as ever, modules of the project in its folder, and nothing else."""

    def __init__(self, project: str) -> None:
        self.project = os.path.realpath(project)
        self.allowed = frozenset(sys.stdlib_module_names) | brought_by("fal")

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """A module of the project, or None for what the usual finders may look for. Raises ModuleNotFoundError."""
        name = fullname.partition(".")[0]
        if name in self.allowed or "." in fullname:
            return None
        folders = [
            one for one in (os.path.realpath(entry or os.getcwd()) for entry in sys.path) if self._is_own(one)
        ]
        found = PathFinder.find_spec(fullname, folders)
        if found is None:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        return found

    def _is_own(self, folder: str) -> bool:
        return folder == self.project or folder.startswith(self.project + os.sep)


def brought_by(distribution: str) -> frozenset[str]:
    """The names that can be imported where a distribution is installed, with all that it depends on."""
    return frozenset(name for one in _with_dependencies(distribution) for name in _names_in(one))


def _with_dependencies(name: str) -> Iterator[metadata.Distribution]:
    from packaging.requirements import InvalidRequirement, Requirement  # what fal itself depends on

    seen: set[tuple[str, str]] = set()
    pending: list[tuple[str, str]] = [(name, "")]
    while pending:
        wanted = pending.pop()
        if wanted in seen:
            continue
        seen.add(wanted)
        try:
            found = metadata.distribution(wanted[0])
        except metadata.PackageNotFoundError:
            continue
        yield found
        for line in found.requires or ():
            try:
                requirement = Requirement(line)
            except InvalidRequirement:
                continue
            if requirement.marker is None or requirement.marker.evaluate({"extra": wanted[1]}):
                pending += [(requirement.name.lower(), extra) for extra in ("", *requirement.extras)]


def _names_in(distribution: metadata.Distribution) -> Iterator[str]:
    for file in distribution.files or ():
        first = file.parts[0]
        if len(file.parts) == 1:
            if file.suffix in (".py", ".so", ".pyd"):
                yield first.partition(".")[0]
        elif first not in ("..", "__pycache__") and not first.endswith((".dist-info", ".egg-info", ".data")):
            yield first
    listed = (distribution.read_text("top_level.txt") or "").split()
    yield from listed
    if distribution.files is None and not listed:  # packages of a system list no files
        yield distribution.metadata["Name"].replace("-", "_")
