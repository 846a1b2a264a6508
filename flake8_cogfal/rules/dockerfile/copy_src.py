"""CF502 copy-src."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ...cog.dockerfile import Part, Purpose
from ...conversion.plan import AppPlan
from ...conversion.shipment import WHOLE_PROJECT, Shipment
from ...findings import Finding
from ...fixing.dockerfile_edits import DropInstruction, ReplaceInstruction
from ...fixing.edits import Edit
from ...project.dockerfiles import FoundDockerfile
from ...project.existing_image import left_out
from ...project.project import Project
from .dockerfile_rule import DockerfileRule


class CopySrc(DockerfileRule):
    """Cog runs the project from the image; fal sends the app, and only what it imports and reads must be there."""

    code = "CF502"
    name = "copy-src"
    summary = "the Dockerfile copies the whole project into the image, as Cog does"
    purpose = Purpose.SOURCE
    advice = "copies the whole project: fal sends the app itself, so copy only what it imports and reads"

    def find(self, project: Project, found: FoundDockerfile) -> Iterator[Finding]:
        """``COPY . /src``, unless the app needs it all."""
        for finding in super().find(project, found):
            app = project.app_file
            if app is None or app.app is None or WHOLE_PROJECT not in Shipment(app).entries:
                yield finding

    def edits(self, found: FoundDockerfile, what: object, plan: AppPlan) -> Iterator[Edit]:
        """Copy what the app reaches; nothing where it reaches nothing."""
        assert isinstance(what, Part)
        one = what.instruction
        entries = Shipment(plan.file).entries
        if WHOLE_PROJECT in entries:
            return
        entries = left_out(found, [entry for entry in entries if entry != found.path])
        target = one.words[-1].rstrip("/") if one.words[-1].startswith("/") else "."
        if entries:
            text = "\n".join(copy_line(entry, target) for entry in entries)
            yield ReplaceInstruction(found.path, one.line, text, literal=found.place)
        else:
            yield DropInstruction(found.path, one.line, literal=found.place)


def copy_line(path: str, folder: str) -> str:
    """The instruction that copies a file or folder of the project to its place in the image."""
    target = f"{folder}/{path}"
    return f"COPY {json.dumps([path, target])}" if re.search(r"\s", path) else f"COPY {path} {target}"
