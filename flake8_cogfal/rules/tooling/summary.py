"""One finding for what a file says several times: a README with nine `cog predict` needs one sentence, not nine."""

from __future__ import annotations

from collections.abc import Iterable

from ...tooling.files import FoundUse
from ...tooling.uses import Purpose

NAMED_LINES = 3


def by_purpose(uses: Iterable[FoundUse]) -> list[list[FoundUse]]:
    """The uses of a file that ask for the same, in order of their first line."""
    groups: dict[tuple[Purpose, str], list[FoundUse]] = {}
    for one in uses:
        key = one.use.written if one.use.purpose in (Purpose.EXECUTE, Purpose.OTHER) else ""
        groups.setdefault((one.use.purpose, key), []).append(one)
    return list(groups.values())


def other_lines(uses: list[FoundUse]) -> str:
    """Where else it stands: `` (also in lines 12, 19 and 4 more)``."""
    lines = sorted({one.line for one in uses[1:]} - {uses[0].line})
    if not lines:
        return ""
    named = ", ".join(map(str, lines[:NAMED_LINES]))
    rest = f" and {len(lines) - NAMED_LINES} more" if len(lines) > NAMED_LINES else ""
    return f" (also in line{'s' if len(lines) > 1 else ''} {named}{rest})"
