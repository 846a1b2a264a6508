"""Names of models and cards in code, whatever their case and their separators."""

from __future__ import annotations

import re
from functools import cache

_PARTS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")
_RUNS = re.compile(r"[A-Za-z]+|\d+")
TOGETHER = " + "


def spelled(text: str) -> str:
    """A text as words, for ``mentions``: with CamelCase taken apart, and once more with it left together."""
    return f" {_joined(_PARTS, text)} | {_joined(_RUNS, text)} "


def mentions(spelling: str, name: str) -> bool:
    """Whether a spelled text has a name, or all parts of ``first + second``, as words of its own."""
    return all(apart in spelling or together in spelling for apart, together in _spellings(name))


@cache
def _spellings(name: str) -> tuple[tuple[str, str], ...]:
    """Each part of a name as words, with CamelCase apart and together."""
    return tuple((f" {_joined(_PARTS, one)} ", f" {_joined(_RUNS, one)} ") for one in name.split(TOGETHER))


def first_words(name: str) -> frozenset[str]:
    """The words that a text with this name has in any case: the first of each way to spell it."""
    return frozenset(way.split()[0] for way in _spellings(name)[0])


def position_of(name: str, spelling: str) -> int | None:
    """Where a name stands first in a spelled text; None where it does not."""
    position = spelling.find(f" {_joined(_RUNS, name)} ")
    return position if position >= 0 else None


def _joined(pattern: re.Pattern[str], text: str) -> str:
    return " ".join(pattern.findall(text)).lower()
