"""Patterns in the sources of COPY and ADD, as Docker reads them: Go's filepath.Match, part by part of a path."""

from __future__ import annotations

import re

from .dockerfile import Instruction

SPECIAL = frozenset("*?[")


def patterns_of(instruction: Instruction) -> tuple[str, ...]:
    """The sources of an instruction that are patterns of files in the build context, as they are written."""
    if instruction.keyword not in ("COPY", "ADD") or "--from" in instruction.flags or instruction.heredoc:
        return ()
    return tuple(
        word
        for word in instruction.words[:-1]
        if SPECIAL & set(word) and "://" not in word and not set(word) & set("\"'")
    )


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern stands for a path of as many parts; a pattern that Docker refuses stands for none."""
    parts, found = pattern.split("/"), path.split("/")
    return len(parts) == len(found) and all(map(_matches_part, parts, found))


def _matches_part(pattern: str, name: str) -> bool:
    expression = _expression(pattern)
    try:
        return expression is not None and re.fullmatch(expression, name, re.DOTALL) is not None
    except re.error:  # [z-a]
        return False


def _expression(pattern: str) -> str | None:
    """A part of a pattern as a regular expression; None where it is none for Go."""
    pieces, position = [], 0
    while position < len(pattern):
        character = pattern[position]
        if character == "[":
            match = re.compile(r"\[(\^?)((?:[^\]\\-](?:-[^\]\\-])?)+)\]").match(pattern, position)
            if match is None:
                return None
            inside = re.sub(r"([\[^&|~])", r"\\\1", match[2])
            pieces.append(f"[{match[1]}{inside}]")
            position = match.end()
            continue
        if character == "\\":
            return None  # an escaped character names a file that fal looks for with its backslash
        pieces.append({"*": ".*", "?": "."}.get(character, re.escape(character)))
        position += 1
    return "".join(pieces)
