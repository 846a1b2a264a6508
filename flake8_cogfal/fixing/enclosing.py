"""Makes a function of a module the method of a class. That only moves text to the right: LibCST need not read it."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Sequence

from ..source.module import PythonModule
from .edits import EncloseInClass

INDENTATION = "    "


def enclosed(text: str, edit: EncloseInClass) -> str:
    """The file with the function in a class, under the name ``method`` and with ``self`` before its parameters.

    What stands above the function stands above the class then.
    """
    function = PythonModule(edit.path, text).functions[edit.function]
    lines = text.split("\n")
    first = min([function.lineno, *(one.lineno for one in function.decorator_list)]) - 1
    end = function.end_lineno or function.lineno
    for number in range(end, len(lines)):  # comments at the end of the body
        if lines[number].strip() and not (lines[number][0].isspace() and lines[number].lstrip()[0] == "#"):
            break
        end = number + 1 if lines[number].strip() else end
    return "\n".join([*lines[:first], edit.header, *_as_method(lines[first:end], edit.method), *lines[end:]])


def _as_method(lines: Sequence[str], name: str) -> list[str]:
    tokens = list(tokenize.generate_tokens(io.StringIO("\n".join(lines) + "\n").readline))
    words = [one for one in tokens if one.type not in (tokenize.NL, tokenize.COMMENT)]
    define = next(i for i, one in enumerate(words) if one.string == "def" and one.line.lstrip()[:1] in "ad")
    opening = next(i for i, one in enumerate(words) if i > define and one.string == "(")
    parameter, inside = words[opening + 1], set[int]()
    for token in tokens:
        if token.type in STRINGS:
            inside.update(range(token.start[0], token.end[0]))
    method = list(lines)
    _put(method, parameter.start, 0, "self" if parameter.string == ")" else "self, ")
    _put(method, words[define + 1].start, len(words[define + 1].string), name)
    return [
        line if number in inside or not line else INDENTATION + line for number, line in enumerate(method)
    ]


STRINGS = frozenset({tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)})
"""Tokens with lines that mean what they are; Python 3.12 takes f-strings apart."""


def _put(lines: list[str], place: tuple[int, int], length: int, code: str) -> None:
    """Write ``code`` over so many characters at a place: a 1-based line and a 0-based column."""
    row, column = place
    line = lines[row - 1]
    lines[row - 1] = line[:column] + code + line[column + length :]
