"""The environment of the app: cog.yaml's build section in fal's terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from ..cog.variables import Variable, variables_of
from ..project.installs import installs_of
from ..project.project import Project
from .left_out import missing_weights, not_needed
from .packages import place_of_note, requirements_for
from .plan import AppPlan
from .shipment import Shipment

if TYPE_CHECKING:
    from ..fal.requirements import RequirementNote
    from ..hardware.choice import MachineChoice


@dataclass(frozen=True)
class Environment:
    """Where the app runs and with what. ``dockerfile`` is None where ``requirements`` and ``app_files`` are enough.

    ``app_files`` travel with the app where there is no image. ``notes`` are sentences for the report: what was decided.
    ``open_requirements``, ``open_image``, ``open_files`` and ``open_weights`` are what a person has to do before the
    app builds or runs, ``secrets`` the variables that a person has to set. ``variables`` are what ``setup()`` sets, where
    there is no image to do it.
    """

    gpu: bool
    machine: MachineChoice
    requirements: tuple[str, ...]
    dockerfile: str | None
    dockerfile_name: str
    notes: tuple[str, ...]
    app_files: tuple[str, ...] = ()
    dockerignore: tuple[str, ...] | None = None
    open_requirements: tuple[str, ...] = ()
    open_image: tuple[str, ...] = ()
    open_files: tuple[str, ...] = ()
    open_weights: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    variables: tuple[Variable, ...] = ()


def environment_of(plan: AppPlan) -> Environment:
    """Translate the project's cog.yaml."""
    from ..fal.container import needs_container, render_dockerfile
    from .installing import installing

    project = plan.file.project
    configuration = project.reading.configuration if project.reading else None
    assert configuration is not None
    installed = requirements_for(project, plan.machine.name)
    installs = installs_of(plan.file, in_setup=plan.options.unsafe_fixes)
    own = installing(installs, installed.packages, plan.path)
    requirements = requirements_for(project, plan.machine.name, own.lines) if own.lines else installed
    notes = [_told(project, note) for note in requirements.notes if not note.is_open]
    notes += not_needed(project)
    variables = variables_of(configuration)
    open_image: tuple[str, ...] = ()
    shipment = Shipment(plan.file, tuple(requirements.packages))
    in_image = bool(needs_container(configuration) or shipment.reasons_for_image or own.commands)
    dockerfile = None
    if in_image:
        rendering = render_dockerfile(
            configuration, requirements, plan.python_version, shipment.entries, own.commands
        )
        dockerfile = rendering.text
        notes += rendering.notes
        open_image = rendering.warnings
    notes += shipment.notes(in_image)
    open_files = tuple(shipment.refused(in_image))
    return Environment(
        configuration.build.gpu,
        plan.machine,
        tuple(requirements.listed),
        dockerfile,
        _dockerfile_name(project, dockerfile),
        tuple(notes),
        () if in_image else shipment.entries,
        shipment.dockerignore if in_image else None,
        tuple(_open(note) for note in requirements.notes if note.is_open),
        open_image + open_files if in_image else (),
        () if in_image else open_files,
        tuple(missing_weights(configuration)),
        tuple(one.name for one in variables if one.is_secret),
        () if in_image else tuple(one for one in variables if not one.is_secret),
    )


def _dockerfile_name(project: Project, text: str | None) -> str:
    """The first name that is free, or that of a file with the same text: the first app's serves the second too."""
    same = text.encode() if text is not None else None
    return next(
        name for name in _dockerfile_names(project.purpose) if project.tree.read(name) in (None, same)
    )


def _dockerfile_names(purpose: str) -> Iterator[str]:
    """``Dockerfile``, else ``Dockerfile.fal`` (of a second app: its purpose), else a numbered one: the user's own stay."""
    name = f"Dockerfile.{purpose or 'fal'}"
    yield "Dockerfile"
    yield name
    yield from (f"{name}{number}" for number in count(2))


def _told(project: Project, note: RequirementNote) -> str:
    path, line = place_of_note(project, note)
    return f"{path}:{line}: {note.message}"


def _open(note: RequirementNote) -> str:
    """What is left to do, with the place of a line that outlives cog.yaml."""
    return f"{note.message} ({note.file}:{note.line})" if note.file else note.message
