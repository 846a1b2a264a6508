"""What a rule decides, as data: a finding, where it is, and how far its fix may be trusted."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Applicability(Enum):
    """How far a fix may be trusted."""

    SAFE = "safe"
    """Applied by default: the app answers as the original did."""
    UNSAFE = "unsafe"
    """Applied under ``--unsafe-fixes`` only: behaviour may change, the message says how."""
    MANUAL = "manual"
    """Left for a person."""


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a path relative to the project, 1-based lines, 0-based columns."""

    path: str
    line: int
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column + 1}"


@dataclass(frozen=True)
class Finding:
    """One occurrence of what a rule looks for.

    ``subject`` is what the rule recognised (a parameter, an import, ...); its fix reads it back.
    ``blocks`` says that the project cannot be converted while this stands; ``prepares`` that its fix writes the
    predictor the way the other rules know it, still in Cog's language. ``is_note`` says that it is good to know and nothing
    that has to be done: it changes no exit code.
    """

    code: str
    place: Place
    message: str
    applicability: Applicability
    blocks: bool = False
    prepares: bool = False
    subject: object = field(default=None, compare=False, repr=False)
    is_note: bool = False

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """Order of a report: by path, then position, then code."""
        return (self.place.path, self.place.line, self.place.column, self.code)
