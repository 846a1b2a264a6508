"""How it went with one project."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from ..fixing.transaction import Change
from ..migration import Migration

if TYPE_CHECKING:
    from ..verification.verdict import Verification


class Status(Enum):
    """What was done; the value is how a summary says it."""

    WRITTEN = "changed"
    PLANNED = "would be changed"
    UNCHANGED = "without changes"
    DECLINED = "not converted"
    REFUSED = "not written"
    UNREADABLE = "not read"


@dataclass(frozen=True)
class Outcome:
    """One project after the run.

    ``changes`` are what was or would be written, with paths relative to the project. ``refusal`` says why nothing
    was written, ``output`` where it was written to, ``verifications`` what was seen of its apps.
    """

    migration: Migration
    status: Status
    changes: tuple[Change, ...] = ()
    refusal: str = ""
    output: Path | None = None
    verifications: tuple[Verification, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 nothing is left to do, 1 findings are left or a check failed, 2 it, or a part of it, could not be done."""
        if self.status in (Status.UNREADABLE, Status.REFUSED) or self.migration.project.unread_clients:
            return 2
        if self.status in (Status.PLANNED, Status.DECLINED):
            return 1
        if any(one.failed for one in self.verifications):
            return 1
        return 1 if any(not one.is_note for one in self.migration.left) else 0

    @property
    def is_cog(self) -> bool:
        """Whether the project is (or was) one of Cog, and not a fal app from the start."""
        return self.migration.project.configuration_path is not None or self.has_predictor

    @property
    def has_predictor(self) -> bool:
        """Whether there is (or was) a predictor that can be converted."""
        return bool(self.migration.python_version)

    @property
    def is_converted(self) -> bool:
        """Whether that predictor becomes a fal app."""
        return self.has_predictor and self.migration.app is not None
