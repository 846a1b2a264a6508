"""What the rules of this family share: which Dockerfiles they look at, and where they report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from ...cog.dockerfile import Part, Purpose
from ...conversion.plan import AppPlan
from ...findings import Applicability, Finding, Place
from ...fixing.dockerfile_edits import DropInstruction, DropStep, ReplaceInstruction, ReplaceStep
from ...fixing.edits import Edit
from ...project.dockerfiles import FoundDockerfile
from ...project.project import Project, PythonFile
from ..rule import Group, Rule

NOT_USED = "; the app's image is not built from this file: remove it"


@dataclass(frozen=True)
class InDockerfile:
    """Subject of a finding: ``what`` was recognised in a Dockerfile, a part of it in most cases."""

    found: FoundDockerfile
    what: object


class DockerfileRule(Rule):
    """A rule about Dockerfiles: files beside the code, and the string that an app builds its image from."""

    group = Group.APP
    mends_apps = True
    purpose: ClassVar[Purpose | None] = None
    """What the parts are there for that the rule reports."""
    advice: ClassVar[str] = ""
    """What is wrong with such a part and what to do, behind its text."""

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Strings of an app file."""
        if file.app is not None:
            for found in file.project.dockerfiles:
                if found.literal is not None:
                    yield from self.find(file.project, found)

    def check_project(self, project: Project) -> Iterator[Finding]:
        """Files."""
        for found in project.dockerfiles:
            if found.literal is None:
                yield from self.find(project, found)

    def find(self, project: Project, found: FoundDockerfile) -> Iterator[Finding]:
        """The findings of one Dockerfile."""
        for part in found.parts:
            if part.purpose is self.purpose:
                yield self.of_part(project, found, part, f"`{part.written}` {self.advice}")

    def fix(self, finding: Finding, plan: AppPlan) -> Iterator[Edit]:
        """Edit the lines; a file that a new one replaces is left to that."""
        subject = finding.subject
        assert isinstance(subject, InDockerfile)
        if is_edited(plan.file.project, subject.found):
            yield from self.edits(subject.found, subject.what, plan)

    def edits(self, found: FoundDockerfile, what: object, plan: AppPlan) -> Iterable[Edit]:
        """The edits for one finding: what is Cog's goes."""
        assert isinstance(what, Part)
        return [without(found, what)]

    # -- for subclasses -------------------------------------------------------------------------------

    def of_part(
        self, project: Project, found: FoundDockerfile, part: Part, message: str, *, manual: bool = False
    ) -> Finding:
        """A finding about something that is Cog's; for a person where the file is not that of the app's image."""
        line = part.instruction.line
        if is_of_the_app(project, found):
            return self.of_line(found, line, message, part, manual=manual)
        return self.of_line(found, line, message + NOT_USED, part, manual=True)

    def of_line(
        self, found: FoundDockerfile, line: int, message: str, subject: object, *, manual: bool = False
    ) -> Finding:
        """A finding in a 1-based line of the Dockerfile; in a string that hides its lines, for a person and at its start."""
        if found.literal is not None:
            manual = manual or found.written is None
            line = found.literal.lineno + (found.written.line_of(line) if found.written else 0)
        return Finding(
            self.code,
            Place(found.path, line),
            message,
            Applicability.MANUAL if manual else self.applicability,
            subject=InDockerfile(found, subject),
        )


def without(found: FoundDockerfile, part: Part) -> Edit:
    """The edit that takes out a part, or leaves its rest."""
    line = part.instruction.line
    if part.step is None:
        if part.rest:
            return ReplaceInstruction(found.path, line, part.rest, literal=found.place)
        return DropInstruction(found.path, line, literal=found.place)
    if part.rest:
        return ReplaceStep(found.path, line, part.step, part.rest, literal=found.place)
    return DropStep(found.path, line, part.step, literal=found.place)


def is_of_the_app(project: Project, found: FoundDockerfile) -> bool:
    """Whether the app's image is, or will be, built from a Dockerfile, or the file makes way for that one."""
    if found.is_named:
        return True
    existing = project.existing_image
    return existing is not None and existing.found == found and (existing.is_used or existing.is_replaced)


def is_edited(project: Project, found: FoundDockerfile) -> bool:
    """Whether its lines are edited: not where a new one takes its place."""
    existing = None if found.is_named else project.existing_image
    return existing is None or not existing.is_replaced
