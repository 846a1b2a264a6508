"""How it went with one project."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ..engine import Migration


class Status(Enum):
    """What was done."""

    WRITTEN = "written"
    PLANNED = "would be written"
    UNCHANGED = "nothing to fix"
    DECLINED = "not converted"
    REFUSED = "not written"
    UNREADABLE = "not read"


@dataclass(frozen=True)
class Outcome:
    """One project after the run. ``refusal`` says why nothing was written, ``output`` where it was written to."""

    migration: Migration
    status: Status
    refusal: str = ""
    output: Path | None = None

    @property
    def exit_code(self) -> int:
        """0 nothing is left to do, 1 findings are left, 2 it could not be done."""
        if self.status in (Status.UNREADABLE, Status.REFUSED):
            return 2
        if self.status in (Status.PLANNED, Status.DECLINED):
            return 1
        return 1 if self.migration.left else 0
