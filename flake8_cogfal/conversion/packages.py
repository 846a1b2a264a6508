"""The packages of a project and its Python, in fal's terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..project.project import Project

if TYPE_CHECKING:
    from ..fal.requirements import FurtherLine, RequirementNote, Requirements


@dataclass(frozen=True)
class PythonChoice:
    """Major and minor version of the runner's Python, and the requirements that decided it (else empty)."""

    version: str
    because: tuple[str, ...] = ()


def python_of(project: Project) -> PythonChoice:
    """The Python of cog.yaml; where fal does not run it, the one for which the pinned packages have builds."""
    from ..fal.requirements.pythons import LOWEST, python_for, version_of

    configuration = project.reading.configuration if project.reading else None
    written = configuration.build.python_version if configuration else None
    known = version_of(written)
    needed = known is None or known < LOWEST
    version, because = python_for(written, _read(project).packages if needed else ())
    return PythonChoice(".".join(map(str, version)), because)


def requirements_for(
    project: Project, machine: str = "", further: Sequence[FurtherLine] = ()
) -> Requirements:
    """What cog.yaml, and then ``further``, installs on the machine; without one on that of fal's guide."""
    return _read(project, python_of(project).version, machine, further)


def place_of_note(project: Project, note: RequirementNote) -> tuple[str, int]:
    """Where the entry stands: a file and its 1-based line."""
    if note.file:
        return note.file, note.line
    lines = project.reading.lines if project.reading else {}
    return project.configuration_path or "", lines.get(note.key, 1)


def _read(
    project: Project, python: str = "3.11", machine: str = "", further: Sequence[FurtherLine] = ()
) -> Requirements:

    from ..fal.requirements import Requirements, Target, requirements_of
    from ..hardware.choice import GUIDE

    configuration = project.reading.configuration if project.reading else None
    if configuration is None:
        return Requirements()
    major, minor = python.split(".")
    target = Target((int(major), int(minor)), machine or GUIDE)
    return requirements_of(configuration, lambda path: _text(project, path), further, target)


def _text(project: Project, path: str) -> str | None:
    data = project.tree.read(path)
    return data.decode("utf-8-sig", "replace") if data is not None else None
