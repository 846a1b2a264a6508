"""``--format json``: one document for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..findings import Finding
from .outcome import Outcome

if TYPE_CHECKING:
    from ..hardware.choice import MachineChoice

VERSION = 1
"""Of the layout of the document; it grows when a key changes its meaning or goes."""


class JsonReporter:
    """One document with every project; lines are 1-based, columns 0-based, paths relative to the project."""

    def __init__(self) -> None:
        self.projects: list[dict[str, Any]] = []

    def project(self, outcome: Outcome) -> None:
        """Keep a project."""
        migration = outcome.migration
        fixed = {id(one) for one in migration.fixed}
        verifications = _verifications(outcome)
        self.projects.append(
            {
                "root": str(migration.project.tree.root),
                "status": outcome.status.name.lower(),
                "app": dict(zip(("path", "class"), migration.app, strict=True)) if migration.app else None,
                "image_app": migration.image_app or None,
                "findings": [_as_json(one, id(one) in fixed) for one in migration.found],
                "left": [_as_json(one, False) for one in migration.left],
                "changes": [
                    {"path": change.path.as_posix(), "kind": kind_of(change.before, change.after)}
                    for change in outcome.changes
                ],
                "declined": list(migration.declined),
                "notes": list(migration.notes),
                "machine": _machine(migration.machine) if migration.machine else None,
                "problems": [
                    {"path": p.path, "line": p.line, "message": p.message}
                    for p in (*migration.problems, *migration.project.unread_clients)
                ],
                "refusal": outcome.refusal or None,
                "output": str(outcome.output) if outcome.output else None,
                "verification": next(iter(verifications), None),
                "verifications": verifications,
            }
        )

    def end(self, outcomes: Sequence[Outcome]) -> None:
        """Print the document."""
        exit_code = max((outcome.exit_code for outcome in outcomes), default=0)
        json.dump(
            {"version": VERSION, "exit_code": exit_code, "projects": self.projects}, sys.stdout, indent=2
        )
        print()


def _verifications(outcome: Outcome) -> list[dict[str, object]]:
    if not outcome.verifications:
        return []
    from .verifying import verification_as_json

    return [verification_as_json(one) for one in outcome.verifications]


def kind_of(before: bytes | None, after: bytes | None) -> str:
    """What happened to a file with this content before and after (None: there is no file)."""
    if before is None:
        return "created"
    return "removed" if after is None else "changed"


def _machine(choice: MachineChoice) -> dict[str, Any]:
    return {
        "type": choice.name,
        "num_gpus": choice.num_gpus or 1,
        "reason": choice.reason,
        "is_default": choice.is_default,
        "needed_gb": round(choice.needed_gb, 1) if choice.needed_gb is not None else None,
        "evidence": [
            {"path": one.path, "line": one.line or None, "says": one.says} for one in choice.evidence
        ],
        "not_taken": [{"type": one.name, "why": one.why} for one in choice.rejected],
    }


def _as_json(finding: Finding, fixed: bool) -> dict[str, Any]:
    from ..rules import RULES

    place = finding.place
    return {
        "code": finding.code,
        "name": RULES[finding.code].name,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line or place.line,
        "end_column": place.end_column,
        "message": finding.message,
        "applicability": finding.applicability.value,
        "blocks": finding.blocks,
        "note": finding.is_note,
        "fixed": fixed,
    }
