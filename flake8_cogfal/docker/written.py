"""Dockerfiles in the strings of Python files: which lines of the code hold which of theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LITERAL = re.compile(r"([rRuU]?)(\"\"\"|''')(\\\n)?(.*)\2", re.DOTALL)


@dataclass(frozen=True)
class LineChange:
    """``lines`` in the place of those from ``line`` to ``end_line`` (1-based; none where the end comes first)."""

    line: int
    end_line: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class WrittenLines:
    """A string in triple quotes, as it is written: which of its lines hold which lines of its value.

    ``lines`` are those between the quotes; ``spans`` the 0-based first and last of them for every line of the value.
    """

    prefix: str
    quotes: str
    lines: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """How many lines stand before the first, from the quotes on."""
        return self.prefix.count("\n")

    def line_of(self, line: int) -> int:
        """Which line of the string, its first one being 0, holds a 1-based line of the value."""
        return self.first + self.spans[min(line, len(self.spans)) - 1][0]

    def with_changes(self, changes: Sequence[LineChange]) -> str:
        """The string with changed lines, as code."""
        lines = list(self.lines)
        for change in reversed(changes):
            start = (
                self.spans[change.line - 1][0] if change.line <= len(self.spans) else self.spans[-1][1] + 1
            )
            end = self.spans[change.end_line - 1][1] + 1 if change.end_line >= change.line else start
            lines[start:end] = [self._escaped(line) for line in change.lines]
        return self.prefix + "\n".join(lines) + self.quotes

    def _escaped(self, line: str) -> str:
        return line if self.prefix[0] in "rR" else line.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')


def written_lines(source: str, value: str) -> WrittenLines | None:
    """How a string is written whose value is a Dockerfile; None where lines of the two do not correspond."""
    match = _LITERAL.fullmatch(source)
    if match is None:
        return None
    lines = match[4].split("\n")
    spans: list[tuple[int, int]] = []
    first = 0
    for index, line in enumerate(lines):
        backslashes = len(line) - len(line.rstrip("\\"))
        if match[1].lower() != "r" and backslashes % 2 and index < len(lines) - 1:
            continue  # Python joins this line with the next one
        spans.append((first, index))
        first = index + 1
    if len(spans) != len(value.split("\n")):
        return None
    return WrittenLines(f"{match[1]}{match[2]}{match[3] or ''}", match[2], tuple(lines), tuple(spans))
