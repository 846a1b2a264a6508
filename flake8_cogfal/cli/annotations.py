"""What the formats for code review say of a project: what stands in its files after the run, and what could not be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from ..findings import Applicability, Finding, Place
from ..source.text import UnreadableSource, decode_plain, decode_python
from .outcome import Outcome, Status


class Level(Enum):
    """How much it matters; the value is SARIF's word for it."""

    ERROR = "error"
    """It breaks on fal, or keeps the project from being converted."""
    WARNING = "warning"
    """A person has to look: there is no fix, or one that may change behaviour."""
    NOTE = "note"
    """Good to know: nothing fails for it."""


@dataclass(frozen=True)
class Trouble:
    """Why something could not be done, and where. ``line`` is 0 where no line is to blame, ``path`` None where no file is."""

    message: str
    path: str | None = None
    line: int = 0
    column: int | None = None


def level_of(finding: Finding) -> Level:
    """How much a finding matters."""
    if finding.is_note:
        return Level.NOTE
    return usual_level(finding.blocks, finding.applicability)


def usual_level(blocks: bool, applicability: Applicability) -> Level:
    """How much what is no note matters. What a safe fix removes breaks for certain."""
    return Level.ERROR if blocks or applicability is Applicability.SAFE else Level.WARNING


def standing(outcome: Outcome) -> tuple[Finding, ...]:
    """The findings in the files as they are now: all of them where nothing was written, else those that are left."""
    was_written = outcome.status is Status.WRITTEN
    return outcome.migration.left if was_written else outcome.migration.found


def folder_of(outcome: Outcome) -> Path:
    """Where the files lie that ``standing`` speaks of."""
    return outcome.output or outcome.migration.project.tree.root


def content_of(outcome: Outcome, path: str) -> bytes:
    """The bytes of a file of ``folder_of``; empty where there is none."""
    for change in outcome.changes:
        if change.path.as_posix() == path:
            return (change.after if outcome.status is Status.WRITTEN else change.before) or b""
    return outcome.migration.project.tree.read(path) or b""


def with_utf16_columns(place: Place, content: bytes) -> Place:
    """A place with columns in UTF-16 code units, as review tools count them.

    Those of Python files come in bytes of UTF-8, as the ``ast`` counts, those of other files in characters.
    """
    if content.isascii():
        return place
    is_python = place.path.endswith(".py")
    try:
        lines = (decode_python if is_python else decode_plain)(content).text.split("\n")
    except UnreadableSource:
        return place

    def converted(line: int, column: int) -> int:
        if not 0 < line <= len(lines):
            return column
        text = lines[line - 1]
        return utf16_length(text.encode()[:column].decode(errors="ignore") if is_python else text[:column])

    return replace(
        place,
        column=converted(place.line, place.column),
        end_column=converted(place.end_line or place.line, place.end_column),
    )


def utf16_length(text: str) -> int:
    """How many UTF-16 code units a text has: two for a character such as an emoji."""
    return len(text) + sum(character > "\uffff" for character in text)


def troubles(outcome: Outcome) -> Iterator[Trouble]:
    """Why files could not be read or written, a project not be converted, or an app does not hold, but for what a finding tells."""
    found = outcome.migration.found
    for verification in outcome.verifications:
        several = len(outcome.verifications) > 1
        of_app = f" of {verification.path}::{verification.name}" if several else ""
        for verdict in verification.verdicts:
            if verdict.outcome.name == "FAILED":
                message = f"--verify{of_app}, {verdict.check}: {verdict.message}"
                yield Trouble(message, verdict.path or None, verdict.line)
    if outcome.status is Status.UNREADABLE:
        yield from (one for one in unread(outcome) if not any(_tells(finding, one) for finding in found))
    elif outcome.status is Status.REFUSED:
        yield Trouble(outcome.refusal)
    else:
        for one in outcome.migration.project.unread_clients:
            yield Trouble(one.message, one.path, one.line)
        given = {f"{one.place}: {one.code} {one.message}" for one in found}
        yield from (Trouble(reason) for reason in outcome.migration.declined if reason not in given)


def unread(outcome: Outcome) -> Iterator[Trouble]:
    """Which files could not be read, and why; without a missing predictor that CF605 tells where cog.yaml names it."""
    project = outcome.migration.project
    is_told = any(one.code == "CF605" for one in outcome.migration.found)
    for problem in project.problems:
        if not is_told or project.tree.exists(problem.path):
            yield Trouble(problem.message, problem.path, problem.line)
    reading = project.reading
    if reading is not None and reading.configuration is None:
        for one in reading.problems:
            yield Trouble(one.message, project.configuration_path, one.line, one.column)


def _tells(finding: Finding, trouble: Trouble) -> bool:
    place = finding.place
    return (place.path, place.line) == (trouble.path, trouble.line) and trouble.message in finding.message
