"""What the rules for clients share: they report what the plan of a file decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ...findings import Applicability, Finding
from ..rule import Group, Rule

if TYPE_CHECKING:
    from ...conversion.clients.draft import Note
    from ...conversion.clients.plan import ClientPlan


class ClientRule(Rule):
    """A rule for files that are clients of Replicate. Their fixes come from the plan, all of a file's rules together."""

    group = Group.CLIENTS

    def check_client(self, plan: ClientPlan) -> Iterable[Finding]:
        """What is found in a client."""
        return self.decided(plan)

    def decided(self, plan: ClientPlan) -> Iterator[Finding]:
        """The findings that the plan has for this rule."""
        for decision in plan.decisions:
            for note in decision.notes:
                if note.code == self.code:
                    yield self._told(plan, note, decision.applicability)
        for note in plan.differences:
            if note.code == self.code:
                yield self._told(plan, note, Applicability.MANUAL)

    def _told(self, plan: ClientPlan, note: Note, applicability: Applicability) -> Finding:
        finding = self.at(plan.file.path, note.node, note.message)
        return replace(finding, applicability=Applicability.MANUAL if note.manual else applicability)

    def manual(self, finding: Finding) -> Finding:
        """The finding, left to a person."""
        return replace(finding, applicability=Applicability.MANUAL)
