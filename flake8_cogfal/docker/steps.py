"""The commands of a RUN, one by one, with where they stand: what is joined by ``&&`` or ``;``, or by lines of a heredoc."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .dockerfile import Instruction

_CLOSING = {"(": ")", "{": "}"}
_OPENS_COMPOUND = re.compile(r"(?:if|for|while|until|case)\b")
_CLOSES_COMPOUND = re.compile(r"(?:fi|done|esac)\b")


@dataclass(frozen=True)
class Step:
    """One command of a RUN: where it starts and ends in the instruction's text, and what it says on one line."""

    start: int
    end: int
    command: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words as a shell reads them; none where their quotes do not match."""
        try:
            return tuple(shlex.split(self.command))
        except ValueError:
            return ()


def steps_of(instruction: Instruction) -> tuple[Step, ...]:
    """The commands of a RUN in shell form, in order; none of any other instruction."""
    if instruction.keyword != "RUN" or instruction.value.startswith("["):
        return ()
    if instruction.heredoc is None:
        bounds = (instruction.start, len(instruction.text))
    elif re.fullmatch(r"<<-?\s*(['\"]?)\w+\1", instruction.value):
        bounds = instruction.heredoc
    else:
        return ()  # a heredoc that goes into another program
    in_heredoc = instruction.heredoc is not None
    return tuple(_steps(instruction.text, *bounds, instruction.escape, in_heredoc))


def without(instruction: Instruction, dropped: Sequence[int]) -> str | None:
    """The text of a RUN without some of its commands; None where nothing is left to do."""
    steps = steps_of(instruction)
    kept = [index for index in range(len(steps)) if index not in dropped]
    if not kept:
        return None
    text = instruction.text
    pieces, position = [], 0
    for index, step in enumerate(steps):
        if index not in dropped:
            continue
        if any(other > index for other in kept):
            start, end = step.start, steps[index + 1].start
        else:  # nothing follows: what joins it to the last one that stays goes as well
            start, end = steps[index - 1].end, step.end
        pieces.append(text[position : max(position, start)])
        position = max(position, end)
    return "".join([*pieces, text[position:]])


def _steps(text: str, position: int, stop: int, escape: str, in_heredoc: bool) -> Iterator[Step]:
    """Divide ``text[position:stop]``."""
    depth = 0  # of if, for and the like: their inside is one command with them
    start = position
    for begin, end in _separators(text, position, stop, escape, in_heredoc):
        piece = _plain(text[position:begin], escape)
        if _OPENS_COMPOUND.match(piece):
            depth += 1
        if _CLOSES_COMPOUND.match(piece):
            depth = max(0, depth - 1)
        position = end
        if depth == 0:
            yield from _step(text, start, begin, escape)
            start = end
    yield from _step(text, start, stop, escape)


def _step(text: str, start: int, end: int, escape: str) -> Iterator[Step]:
    blank = re.compile(rf"(?:\s|{re.escape(escape)}[ \t]*(?:\n|$)|(?<=\n)[ \t]*#[^\n]*\n?)*")
    found = blank.match(text, start, end)
    start = found.end() if found else start
    piece = text[start:end]
    end = start + _end_of_command(piece, escape)
    command = _plain(text[start:end], escape)
    if command:
        yield Step(start, end, command)


def _end_of_command(piece: str, escape: str) -> int:
    """Where the command ends, before blanks, continued empty lines and comments."""
    while True:
        piece = piece.rstrip()
        before, newline, last = piece.rpartition("\n")
        if piece.endswith(escape):
            piece = piece.removesuffix(escape)
        elif newline and last.lstrip().startswith("#"):
            piece = before
        else:
            return len(piece)


def _plain(text: str, escape: str) -> str:
    """A command on one line, without comments of the Dockerfile."""
    text = re.sub(r"(?m)^[ \t]*#[^\n]*\n?", "", text) if "\n" in text else text
    return " ".join(re.sub(rf"{re.escape(escape)}[ \t]*\n", " ", text).split()).rstrip(escape).strip()


def _separators(
    text: str, position: int, stop: int, escape: str, in_heredoc: bool
) -> Iterator[tuple[int, int]]:
    """Where ``&&`` and ``;`` stand outside of quotes and brackets, and in a heredoc the ends of lines."""
    quote, brackets = "", []
    while position < stop:
        character = text[position]
        if quote:
            if character == "\\" and quote == '"':
                position += 1
            elif character == quote:
                quote = ""
        elif character in "'\"`" and character != escape:
            quote = character
        elif character == "\\":
            position += 1
        elif character == "#" and _starts_comment_line(text, position):
            position = _line_end(text, position, stop) - 1
        elif character in _CLOSING and (character == "(" or text[position - 1] == "$"):
            brackets.append(_CLOSING[character])
        elif brackets and character == brackets[-1]:
            brackets.pop()
        elif not brackets:
            if text.startswith("&&", position):
                yield position, position + 2
                position += 1
            elif (character == ";" and not text.startswith(";;", position)) or (
                in_heredoc and character == "\n"
            ):
                yield position, position + 1
        position += 1


def _starts_comment_line(text: str, position: int) -> bool:
    return text[text.rfind("\n", 0, position) + 1 : position].strip() == "" and "\n" in text[:position]


def _line_end(text: str, position: int, stop: int) -> int:
    end = text.find("\n", position, stop)
    return end if end >= 0 else stop
