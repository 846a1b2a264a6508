"""CF501 cog-wheel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...cog.dockerfile import PIP_INSTALL, Part, Purpose, copies_from
from ...conversion.plan import AppPlan
from ...docker.dockerfile import Instruction
from ...docker.steps import steps_of
from ...findings import Finding
from ...fixing.dockerfile_edits import DropInstruction
from ...fixing.edits import Edit
from ...project.dockerfiles import FoundDockerfile
from ...project.project import Project
from .dockerfile_rule import DockerfileRule, is_of_the_app, without


class CogWheel(DockerfileRule):
    """Cog's package brings versions of pydantic and fastapi of its own, beside those that fal pins."""

    code = "CF501"
    name = "cog-wheel"
    summary = "the Dockerfile installs Cog"
    purpose = Purpose.SDK
    advice = "installs Cog, which a fal app does not use: drop it"

    def find(self, project: Project, found: FoundDockerfile) -> Iterator[Finding]:
        """Cog's package, also in a file of requirements of the project's own: that line is for a person."""
        yield from super().find(project, found)
        for one in found.dockerfile.instructions:
            for step in steps_of(one):
                for path in (
                    _REQUIREMENTS.findall(step.command) if PIP_INSTALL.fullmatch(step.command) else ()
                ):
                    line = _line_with_cog(project, path.rpartition("/")[2])
                    if line and is_of_the_app(project, found):
                        message = f"`{step.command[:50]}` installs Cog: remove it from {path.rpartition('/')[2]}:{line}"
                        yield self.of_line(found, one.line, message, None, manual=True)

    def edits(self, found: FoundDockerfile, what: object, plan: AppPlan) -> Iterator[Edit]:
        """The commands go, and a stage that installed nothing else."""
        assert isinstance(what, Part)
        yield without(found, what)
        for one in _emptied_stage(found, what.instruction.stage):
            yield DropInstruction(found.path, one.line, literal=found.place)


_REQUIREMENTS = re.compile(r"\s(?:-r|--requirement)[\s=](\S+)")
_COG_LINE = re.compile(r"\s*cog(?:let)?\s*(?:\[.*\]\s*)?(?:[=<>~!;#@].*)?")


def _line_with_cog(project: Project, path: str) -> int:
    """The 1-based line of a file in the project's folder that names Cog as a requirement; 0 where none does."""
    data = project.tree.read(path)
    lines = data.decode("utf-8", "replace").splitlines() if data is not None else []
    return next((number for number, line in enumerate(lines, start=1) if _COG_LINE.fullmatch(line)), 0)


def _emptied_stage(found: FoundDockerfile, number: int) -> tuple[Instruction, ...]:
    """The instructions of a stage that installs Cog and nothing else into a folder, and those that copy from it."""
    dockerfile = found.dockerfile
    stage = dockerfile.stages[number] if 0 <= number < len(dockerfile.stages) - 1 else None
    if stage is None or not stage.name:
        return ()
    own = [one for one in dockerfile.instructions if one.stage == number]
    cogs = {(part.instruction, part.step) for part in found.parts if part.purpose is Purpose.SDK}
    for one in own:
        for index, step in enumerate(steps_of(one)):
            if PIP_INSTALL.fullmatch(step.command) and (one, index) not in cogs:
                return ()
    return (*own, *copies_from(dockerfile, stage))
