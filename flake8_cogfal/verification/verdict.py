"""What a verification says: one verdict for each check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

CHECKS = {
    "import": "the app loads where only fal is installed",
    "options": "fal takes its options",
    "openapi": "fal can describe it",
    "ship": "it arrives on a runner with all its files",
    "schema": "its inputs are those of the Cog model",
    "answer": "it answers requests",
}
"""The checks in their order, and what each of them is about."""


class Outcome(Enum):
    """How a check came out; the value is how a report says it."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_POSSIBLE = "not possible here"


@dataclass(frozen=True)
class Verdict:
    """One check: how it came out, and why or what was seen. ``path`` (relative to the project) and 1-based ``line`` are
    where to look; empty and 0 where there is no place."""

    check: str
    outcome: Outcome
    message: str = ""
    path: str = ""
    line: int = 0

    @property
    def place(self) -> str:
        """``path:line``, or empty."""
        return f"{self.path}:{self.line}" if self.path and self.line else self.path


@dataclass(frozen=True)
class Verification:
    """What was seen of one app: the verdicts in the order of CHECKS, and with which fal and Python.

    ``path`` is its file in the project, ``name`` its class. ``unlimited`` is what could not be limited here.
    """

    path: str
    name: str
    verdicts: tuple[Verdict, ...]
    fal: str = ""
    python: str = ""
    unlimited: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a check failed."""
        return any(one.outcome is Outcome.FAILED for one in self.verdicts)


def passed(check: str, message: str = "") -> Verdict:
    """A verdict for what was seen to work."""
    return Verdict(check, Outcome.PASSED, message)


def failed(check: str, message: str, place: tuple[str, int] | None = None) -> Verdict:
    """A verdict for what was seen to fail."""
    return Verdict(check, Outcome.FAILED, message, *(place or ("", 0)))


def not_possible(check: str, message: str, place: tuple[str, int] | None = None) -> Verdict:
    """A verdict for what could not be seen."""
    return Verdict(check, Outcome.NOT_POSSIBLE, message, *(place or ("", 0)))
