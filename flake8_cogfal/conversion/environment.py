"""The environment of the app: cog.yaml's build section in fal's terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from ..cog.dockerfile import Purpose
from ..cog.variables import Variable, variables_of
from ..project.installs import installs_of, local_paths
from ..project.project import Project
from .left_out import missing_weights, not_needed
from .packages import place_of_note, requirements_for
from .plan import AppPlan
from .shipment import Shipment

if TYPE_CHECKING:
    from ..fal.requirements import RequirementNote, Requirements
    from ..hardware.choice import MachineChoice
    from ..project.existing_image import ExistingImage


@dataclass(frozen=True)
class Environment:
    """Where the app runs and with what. ``in_image`` is False where ``requirements`` and ``app_files`` are enough.

    ``dockerfile`` is the text of the image's Dockerfile; None where there is no image, or one whose file is there and
    only edited. ``replaced`` is a Dockerfile of Cog's that has had its day, and makes way. ``requirements`` are for the
    app's class; ``installed`` is everything that pip installs, in the image or not.

    ``app_files`` travel with the app where there is no image. ``notes`` are sentences for the report: what was decided.
    ``open_requirements``, ``open_image``, ``open_files`` and ``open_weights`` are what a person has to do before the
    app builds or runs, ``secrets`` the variables that a person has to set. ``variables`` are what ``setup()`` sets, where
    no image does it.
    """

    gpu: bool
    machine: MachineChoice
    requirements: tuple[str, ...]
    installed: tuple[str, ...]
    in_image: bool
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
    replaced: str | None = None


def environment_of(plan: AppPlan) -> Environment:
    """Translate the project's cog.yaml, and the Dockerfile beside it."""
    from .installing import installing

    project = plan.file.project
    configuration = project.reading.configuration if project.reading else None
    assert configuration is not None
    installed = requirements_for(project, plan.machine.name)
    installs = installs_of(plan.file, in_setup=plan.options.unsafe_fixes)
    own = installing(installs, installed.packages, plan.path)
    requirements = requirements_for(project, plan.machine.name, own.lines) if own.lines else installed
    shipment = Shipment(plan.file, tuple(requirements.packages))
    existing = project.existing_image
    if existing is not None and existing.is_used:
        image = _edited(existing, requirements, shipment, own.commands)
    else:
        image = _generated(plan, requirements, shipment, own.commands, existing)
    notes = [_told(project, note) for note in requirements.notes if not note.is_open]
    notes += not_needed(project)
    if existing is not None:
        notes.append(f"{existing.found.path}: {existing.reason}")
    notes += [*image.notes, *shipment.notes(image.is_needed)]
    open_files = tuple(shipment.refused(image.is_needed))
    variables = variables_of(configuration)
    return Environment(
        configuration.build.gpu,
        plan.machine,
        image.requirements,
        tuple(requirements.entries),
        image.is_needed,
        image.text,
        image.name,
        tuple(notes),
        () if image.is_needed else shipment.entries,
        shipment.dockerignore if image.is_needed else None,
        tuple(_open(note) for note in requirements.notes if note.is_open),
        image.warnings + open_files if image.is_needed else (),
        () if image.is_needed else open_files,
        tuple(missing_weights(configuration)),
        tuple(one.name for one in variables if one.is_secret),
        tuple(one for one in variables if not one.is_secret and one.name not in image.variables),
        existing.found.path if existing is not None and existing.is_replaced else None,
    )


@dataclass(frozen=True)
class _Image:
    """The image of the app. ``text`` is None where its file is there; ``requirements`` are what it leaves to the class."""

    is_needed: bool
    name: str
    text: str | None
    requirements: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    variables: tuple[str, ...] = ()
    """The environment variables that it sets."""


def _edited(
    existing: ExistingImage, requirements: Requirements, shipment: Shipment, commands: Sequence[str]
) -> _Image:
    """The image of a Dockerfile that the rules of its family edit."""
    from ..project.existing_image import copied, left_out, not_installed

    dockerfile = existing.found.dockerfile
    missing = not_installed(dockerfile, requirements.packages)
    warnings = [f"`{one}` ran in the code: add it to {existing.found.path}" for one in commands]
    warnings += [
        f"{existing.found.path} copies {one}, which is not in the project: check it out, or drop the line"
        for one in copied(existing.found)
        if not shipment.file.project.tree.exists(one) and not shipment.file.project.tree.holds_files(one)
    ]
    if not any(part.purpose is Purpose.SOURCE for part in existing.found.parts):
        warnings += [
            f"{existing.found.path} does not copy {one}, which the app needs: COPY it to the working directory"
            for one in left_out(existing.found, shipment.entries)
        ]
    return _Image(
        True,
        existing.found.path,
        None,
        (*requirements.options, *missing) if missing else (),
        (f"{existing.found.path} does not install {', '.join(missing)}: `requirements` do",)
        if missing
        else (),
        tuple(warnings),
        tuple(name for one in dockerfile.final if one.keyword == "ENV" for name, _ in one.variables),
    )


def _generated(
    plan: AppPlan,
    requirements: Requirements,
    shipment: Shipment,
    commands: Sequence[str],
    existing: ExistingImage | None,
) -> _Image:
    """The image that cog.yaml and the code ask for, where they do."""
    from ..fal.container import needs_container, render_dockerfile
    from ..fal.debian import ON_EVERY_MACHINE
    from .relied import relied_on, uses_pget

    project = plan.file.project
    configuration = project.reading.configuration if project.reading else None
    assert configuration is not None
    relied = relied_on(plan.file, requirements.packages)
    pget = uses_pget(plan.file)
    unlisted = [why for why, packages in relied.items() if packages not in ON_EVERY_MACHINE]
    if pget:
        unlisted.append(f"{pget} runs pget")
    is_needed = bool(needs_container(configuration) or shipment.reasons_for_image or commands or unlisted)
    replaced = existing.found.path if existing is not None and existing.is_replaced else None
    if not is_needed:
        return _Image(False, "Dockerfile", None, tuple(requirements.listed))
    rendering = render_dockerfile(
        configuration,
        requirements,
        plan.python_version,
        shipment.entries,
        commands,
        [name for packages in relied.values() for name in packages],
        pget=pget is not None,
        plain=[one for one in commands if _is_plain(project, one)],
    )
    listed = {name.strip() for name in configuration.build.system_packages}
    new = [why for why in unlisted if not set(relied.get(why, ())) <= listed or why not in relied]
    notes = [f"an image, since {'; '.join(new)}, as Cog's image has"] if new else []
    return _Image(
        True,
        replaced or _dockerfile_name(project, rendering.text),
        rendering.text,
        (),
        (*notes, *rendering.notes),
        rendering.warnings,
        tuple(one.name for one in variables_of(configuration)),
    )


def _is_plain(project: Project, command: str) -> bool:
    """Whether a command installs folders of the project, and none of them compiles CUDA code."""
    paths = local_paths(command)
    texts = [_text(project, f"{path}/setup.py") for path in paths]
    return bool(paths) and "git clone" not in command and not any("CUDA" in (text or "") for text in texts)


def _dockerfile_name(project: Project, text: str) -> str:
    """The first name that is free, or that of a file with the same text: the first app's serves the second too."""
    same = text.encode()
    return next(
        name for name in _dockerfile_names(project.purpose) if project.tree.read(name) in (None, same)
    )


def _dockerfile_names(purpose: str) -> Iterator[str]:
    """``Dockerfile``, else ``Dockerfile.fal`` (of a second app: its purpose), else a numbered one: the user's own stay."""
    name = f"Dockerfile.{purpose or 'fal'}"
    yield "Dockerfile"
    yield name
    yield from (f"{name}{number}" for number in count(2))


def _text(project: Project, path: str) -> str | None:
    data = project.tree.read(path)
    return data.decode("utf-8-sig", "replace") if data is not None else None


def _told(project: Project, note: RequirementNote) -> str:
    path, line = place_of_note(project, note)
    return f"{path}:{line}: {note.message}"


def _open(note: RequirementNote) -> str:
    """What is left to do, with the place of a line that outlives cog.yaml."""
    return f"{note.message} ({note.file}:{note.line})" if note.file else note.message
