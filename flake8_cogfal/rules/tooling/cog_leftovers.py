"""CF903 cog-leftovers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...findings import Applicability, Finding
from ...project.project import Project
from ...tooling.leftovers import leftovers_of
from ..rule import Rule


class CogLeftovers(Rule):
    """Cog's own files are of no use to a fal app; removing them is left to their owner. A note: nothing breaks."""

    code = "CF903"
    name = "cog-leftovers"
    summary = "a file that only Cog or cog-safe-push reads"
    applicability = Applicability.MANUAL
    is_tooling = True

    def check_project(self, project: Project) -> Iterator[Finding]:
        """Files and lines beside the code."""
        for one in leftovers_of(project, self.code):
            yield replace(self.on_line(one.path, one.line, one.message), is_note=True)
