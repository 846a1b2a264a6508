"""What becomes of one project."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .findings import Finding
from .project.project import Project, SourceProblem

if TYPE_CHECKING:
    from .hardware.choice import MachineChoice


@dataclass(frozen=True)
class Migration:
    """What becomes of one project.

    ``changes`` are new contents by path (None: removed); empty where nothing is done. ``fixed`` are the findings of
    the original that are gone, ``left`` those that stand. ``declined`` says why the project stays as it is.
    """

    project: Project
    found: tuple[Finding, ...]
    fixed: tuple[Finding, ...] = ()
    left: tuple[Finding, ...] = ()
    changes: dict[str, bytes | None] = field(default_factory=dict)
    declined: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Clients of Replicate that could not be rewritten, and why."""

    app: tuple[str, str] | None = None
    """The app file and the class in it, after the changes."""

    machine: MachineChoice | None = None
    """The machine of the app that was converted, with the evidence for it."""

    python_version: str = ""
    """Minor version of the runner's Python, where a predictor was converted."""

    image_app: str = ""
    """The app of pyproject.toml that runs Cog's image, where nothing is converted."""

    @property
    def problems(self) -> tuple[SourceProblem, ...]:
        """Why files could not be read."""
        return self.project.problems
