"""Edits of a Dockerfile, carried out by lines: what no edit names stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..docker.dockerfile import Dockerfile, Instruction
from ..docker.steps import steps_of, without
from ..docker.written import LineChange
from .dockerfile_edits import (
    AddInstructions,
    DockerfileEdit,
    DropInstruction,
    DropStep,
    ReplaceInstruction,
    ReplaceStep,
)

_ABOUT_COG = re.compile(
    r"\b(?:cog(?:let)?|cmd|command|entrypoint|expose|port|replicate|server|tini|wheel)\b(?!.*[a-z]=)",
    re.IGNORECASE,
)
"""What a comment says that has lost its instruction; one with a setting in it (``cogfal: ignore=...``) stays."""


def edited(text: str, edits: Sequence[DockerfileEdit]) -> str:
    """The text of a Dockerfile after some edits."""
    lines = text.split("\n")
    for change in reversed(line_changes(text, edits)):
        lines[change.line - 1 : change.end_line] = change.lines
    return "\n".join(lines)


def line_changes(text: str, edits: Sequence[DockerfileEdit]) -> list[LineChange]:
    """What edits make of the lines of a Dockerfile, in order."""
    dockerfile = Dockerfile(text)
    added = sorted(
        (one for one in edits if isinstance(one, AddInstructions)), key=lambda one: (one.line, one.order)
    )
    others = [one for one in edits if not isinstance(one, AddInstructions)]
    changes = {
        instruction.line: _changed(instruction, own)
        for instruction in dockerfile.instructions
        if (own := [one for one in others if one.line == instruction.line])
    }
    gone = {
        number
        for change in changes.values()
        if not change.lines
        for number in range(change.line, change.end_line + 1)
    }
    gone |= set(_idle_comments(dockerfile, gone))
    further = gone | set(_doubled_blanks(dockerfile, gone))
    covered = {n for change in changes.values() for n in range(change.line, change.end_line + 1)}
    dropped = [LineChange(number, number, ()) for number in sorted(further - covered)]
    insertions = [LineChange(one.line, one.line - 1, tuple(one.text.split("\n"))) for one in added]
    return sorted([*insertions, *dropped, *changes.values()], key=lambda one: (one.line, one.end_line))


def _idle_comments(dockerfile: Dockerfile, gone: set[int]) -> Iterator[int]:
    """Lines with comments about what goes: right above it, and with nothing that stays below it in the same block."""
    lines = dockerfile.lines
    for number in sorted(gone):
        if number - 1 in gone or not lines[number - 1].strip():
            continue
        first = number
        while first > 1 and lines[first - 2].startswith("#"):
            first -= 1
        block = "\n".join(lines[first - 1 : number - 1])
        following = next((n for n in range(number, len(lines) + 1) if n not in gone), len(lines) + 1)
        ends = following > len(lines) or not lines[following - 1].strip() or not lines[following - 2].strip()
        starts = first == 1 or not lines[first - 2].strip() or first - 1 in gone
        if block and _ABOUT_COG.search(block) and block.count("\n") == 0 and ends and starts:
            yield first


def _doubled_blanks(dockerfile: Dockerfile, gone: set[int]) -> Iterator[int]:
    """Empty lines behind lines that go, where one stands before them already."""
    lines = dockerfile.lines
    for number in gone:
        if number + 1 in gone or number >= len(lines) - 1 or lines[number].strip():
            continue
        above = number
        while above in gone:
            above -= 1
        if above == 0 or not lines[above - 1].strip():
            yield number + 1


def _changed(instruction: Instruction, edits: Sequence[DockerfileEdit]) -> LineChange:
    """What becomes of one instruction: its replacement before its commands, and nothing where none is left."""
    replaced = next((one.text for one in edits if isinstance(one, ReplaceInstruction)), None)
    if replaced is None and not any(isinstance(one, DropInstruction) for one in edits):
        replaced = _with_steps(instruction, edits)
    if replaced is not None:
        return LineChange(instruction.line, instruction.end_line, tuple(replaced.split("\n")))
    return LineChange(instruction.line, instruction.end_line, ())


def _with_steps(instruction: Instruction, edits: Sequence[DockerfileEdit]) -> str | None:
    text = instruction.text
    steps = steps_of(instruction)
    for edit in sorted(
        (one for one in edits if isinstance(one, ReplaceStep)), key=lambda one: one.step, reverse=True
    ):
        step = steps[edit.step]
        text = text[: step.start] + edit.text + text[step.end :]
    (changed,) = Dockerfile(text).instructions
    dropped = [one.step for one in edits if isinstance(one, DropStep)]
    return without(changed, dropped) if dropped else text
