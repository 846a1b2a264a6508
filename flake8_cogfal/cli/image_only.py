"""``--image-only``: nothing is converted, and fal is told how to run the image that Cog makes."""

from __future__ import annotations

from ..conversion.image_route import FILE, NoImageRoute, image_route
from ..conversion.plan import AppPlan
from ..hardware.choice import MachineChoice, default_machine
from ..migration import Migration
from ..options import Options
from ..project.project import Project


def image_only(project: Project, options: Options) -> Migration:
    """The entry in pyproject.toml as the one change of a project; declined with the reason where there can be none."""
    configuration = project.reading.configuration if project.reading else None
    if configuration is None:
        why = "no cog.yaml: --image-only is for projects of Cog"
        return Migration(project, (), declined=() if project.reading else (why,))
    try:
        machine = _machine(project, options, configuration.build.gpu)
        route = image_route(project.tree, configuration, machine)
    except NoImageRoute as error:
        return Migration(project, (), declined=(str(error),))
    data = route.text.encode()
    changes = {} if data == project.tree.read(FILE) else {FILE: data}
    return Migration(
        project, (), changes=dict(changes), notes=route.notes, machine=machine, image_app=route.name
    )


def _machine(project: Project, options: Options, gpu: bool) -> MachineChoice:
    """As for an app that is converted."""
    file = project.app_file
    if file is not None and file.is_app_file:
        return AppPlan(file, options).machine
    if options.machine_type:
        return MachineChoice(options.machine_type, "chosen with --machine-type")
    return default_machine(gpu)
