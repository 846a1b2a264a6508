"""CF506 cog-requirements."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence

from ...cog.dockerfile import Part, Purpose
from ...conversion.plan import AppPlan
from ...docker.steps import steps_of
from ...findings import Finding
from ...fixing.dockerfile_edits import ReplaceStep
from ...fixing.edits import Edit
from ...project.dockerfiles import FoundDockerfile
from ...project.project import Project
from .dockerfile_rule import DockerfileRule, without


class CogRequirements(DockerfileRule):
    """The file with cog.yaml's packages exists only while Cog builds."""

    code = "CF506"
    name = "cog-requirements"
    summary = "the Dockerfile installs a requirements file that Cog writes while it builds"
    purpose = Purpose.REQUIREMENTS
    advice = "needs a file that Cog writes while it builds: name the packages of cog.yaml here"

    def find(self, project: Project, found: FoundDockerfile) -> Iterator[Finding]:
        """The installation, or a copy that nothing installs; for a person where nothing says which packages they were."""
        parts = [part for part in found.parts if part.purpose is Purpose.REQUIREMENTS]
        for part in [part for part in parts if part.step is not None] or parts:
            message = f"`{part.written}` {self.advice}"
            yield self.of_part(project, found, part, message, manual=not _are_known(project))

    def edits(self, found: FoundDockerfile, what: object, plan: AppPlan) -> Iterator[Edit]:
        """The packages of cog.yaml take the place of the file; where ``requirements`` of the app name them, nothing does."""
        assert isinstance(what, Part)
        for part in found.parts:
            if part.purpose is Purpose.REQUIREMENTS and part.step is None:
                yield without(found, part)
        if what.step is None:
            return
        line = what.instruction.line
        command = steps_of(what.instruction)[what.step].command
        installed = plan.environment.installed if plan.file.project.reading is not None else ()
        if installed:
            text = install_command(command, installed)
            yield ReplaceStep(found.path, line, what.step, text, literal=found.place)
        elif target := re.search(r"\s(?:-t|--target)[\s=](\S+)", command):
            yield ReplaceStep(found.path, line, what.step, f"mkdir -p {target[1]}", literal=found.place)
        else:
            yield without(found, what)


def _are_known(project: Project) -> bool:
    if project.reading is not None:
        return True
    app = project.app_file.app if project.app_file is not None else None
    return app is not None and "requirements" in app.attributes


def install_command(command: str, entries: Sequence[str]) -> str:
    """A ``pip install -r FILE`` with the options and packages ``entries`` in the place of the file."""
    start = re.sub(r"\s(?:-r|--requirement)[\s=]\S+", "", command)
    words: list[str] = []
    for entry in entries:
        is_value = bool(words) and words[-1].startswith("--") and " " not in words[-1]
        if is_value and not entry.startswith("--") and _takes_value(words[-1]):
            words[-1] += f" {shlex.quote(entry)}"
        else:
            words.append(entry if entry.startswith("--") else shlex.quote(entry))
    return start + "".join(f" \\\n    {word}" for word in words)


def _takes_value(option: str) -> bool:
    from ...fal.requirements.collecting import OPTIONS_WITH_VALUE

    return option in OPTIONS_WITH_VALUE
