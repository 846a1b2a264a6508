"""CF607 conflicting-requirement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...conversion.packages import place_of_note, requirements_for
from ...findings import Applicability, Finding
from ...project.project import Project
from ..rule import Group, Rule


class ConflictingRequirement(Rule):
    """fal installs the packages beside its own, for another Python and another machine than Cog did."""

    code = "CF607"
    name = "conflicting-requirement"
    summary = "a requirement contradicts what fal installs, the app's Python, or another requirement"
    group = Group.APP
    applicability = Applicability.SAFE
    fixed_with = "CF601"

    def check_project(self, project: Project) -> Iterator[Finding]:
        """Entries of cog.yaml and of requirements files that cannot stand as they are, each on its line."""
        if project.reading is None or project.reading.configuration is None:
            return
        for note in requirements_for(project).notes:
            if note.kind == "told":
                continue
            finding = self.on_line(*place_of_note(project, note), note.message)
            yield replace(finding, applicability=Applicability.MANUAL) if note.is_open else finding
