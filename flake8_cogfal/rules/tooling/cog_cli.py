"""CF901 cog-cli."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...conversion.deployment import deployment_of
from ...findings import Applicability, Finding
from ...project.project import Project
from ...tooling.advice import advice_for
from ...tooling.files import Kind
from ...tooling.uses import Purpose
from ..rule import Rule
from .summary import by_purpose, other_lines


class CogCli(Rule):
    """Commands of Cog in scripts, Makefiles, package.json, notebooks and documents; files that are not rewritten.

    What people read is a note: nothing breaks there.
    """

    code = "CF901"
    name = "cog-cli"
    summary = "a script or a document calls the cog command, which does nothing for a fal app"
    applicability = Applicability.MANUAL
    is_tooling = True

    def check_project(self, project: Project) -> Iterator[Finding]:
        """One finding for each file and command."""
        files = [one for one in project.tooling if one.kind is not Kind.WORKFLOW]
        found = [(file, uses) for file in files for uses in by_purpose(file.uses(self.code))]
        deployment = deployment_of(project) if found else None
        for file, uses in found:
            use = uses[0].use
            why = "installs Cog" if use.purpose is Purpose.INSTALL else "is of no use to a fal app"
            message = f"`{use.written}` {why}: {advice_for([one.use for one in uses], deployment)}{other_lines(uses)}"
            one = self.on_line(file.path, uses[0].line, message)
            yield replace(one, is_note=file.kind.is_prose)
