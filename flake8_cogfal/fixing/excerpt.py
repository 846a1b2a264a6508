"""What LibCST need not read: statements in functions that no edit touches stand aside while the others are rewritten.

Each run of them leaves one short statement with as many lines, so that everything else keeps its place.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..source.walking import walk
from .edits import Edit, MoveIntoFunction, RemoveStatement, ReplaceStatement, SubstituteName, WrapBody

STAND_IN = re.compile(r'^([ \t]*)assert """cogfal (\d+)\n*"""', re.MULTILINE)
WHOLE = (MoveIntoFunction, RemoveStatement, ReplaceStatement)
"""Edits of a whole statement, with all that is in it."""

PLAIN = (ast.Import, ast.ImportFrom, ast.Pass, ast.Global, ast.Nonlocal)
"""Statements that the rewriter looks at, or that are short anyway."""

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
BLOCKS = ("body", "orelse", "finalbody")


@dataclass(frozen=True)
class Excerpt:
    """A Python file in which stand-ins take the places of statements; ``aside`` are those, with their indentation."""

    text: str
    aside: tuple[tuple[str, str], ...] = ()

    def restored(self, text: str) -> str:
        """A text made of the excerpt, with the statements back in their places, as far indented as those."""

        def statements(match: re.Match[str]) -> str:
            indentation, code = self.aside[int(match[2])]
            return match[1] + code.replace(f"\n{indentation}", f"\n{match[1]}")

        return STAND_IN.sub(statements, text) if self.aside else text


def excerpt_for(text: str, edits: Sequence[Edit]) -> Excerpt:
    """The excerpt of a file that edits need."""
    if 'assert """cogfal ' in text:
        return Excerpt(text)
    return _Reader(text, edits).excerpt()


class _Reader:
    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.touched = sorted({edit.line for edit in edits if hasattr(edit, "line")})
        self.whole = {edit.line for edit in edits if isinstance(edit, WHOLE)}
        self.wrapped = {edit.function for edit in edits if isinstance(edit, WrapBody)}
        owners = [getattr(edit, "function", "") or getattr(edit, "class_name", "") for edit in edits]
        self.named = {one.rpartition(".")[2] for one in owners}
        names = sorted({re.escape(edit.name) for edit in edits if isinstance(edit, SubstituteName)})
        self.names = re.compile(rf"\b({'|'.join(names)})\b" if names else r"(?!)")

    def excerpt(self) -> Excerpt:
        """Put aside what can be."""
        lines, aside = list(self.lines), list[tuple[str, str]]()
        for run in self._definitions(ast.parse(self.text).body, ""):
            first, last = _start(run[0]), self._end(run[-1])
            code, behind = self._split(run[-1], last)
            above = self.lines[first - 1 : last - 1]
            indentation = lines[first - 1][: run[0].col_offset]
            whole = "\n".join([*above, code])[len(indentation) :]
            blank = "\n" * (last - first)
            stand_in = f'{indentation}assert """cogfal {len(aside)}{blank}"""{behind}'
            lines[first - 1 : last] = stand_in.split("\n")
            aside.append((indentation, whole))
        return Excerpt("\n".join(lines), tuple(aside))

    # -- which statements -----------------------------------------------------------------------------

    def _definitions(self, body: Iterable[ast.stmt], path: str) -> Iterator[list[ast.stmt]]:
        """The runs in the functions of a module or class."""
        for node in body:
            if isinstance(node, ast.ClassDef) and not self._is_whole(node):
                yield from self._definitions(node.body, f"{path}{node.name}.")
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and not self._is_whole(node):
                yield from self._runs(node.body, f"{path}{node.name}" in self.wrapped)

    def _runs(self, block: Sequence[ast.stmt], is_moved: bool) -> Iterator[list[ast.stmt]]:
        """Statements of a block, and of the blocks in it, that follow each other and can stand aside together."""
        run: list[ast.stmt] = []
        for index, node in enumerate(block):
            if self._stands_alone(block, index) and not self._is_needed(node, is_moved):
                run.append(node)
                continue
            if run:
                yield run
            run = []
            if not self._is_whole(node):
                for inner in _blocks(node):
                    yield from self._runs(inner, is_moved)
        if run:
            yield run

    def _is_needed(self, node: ast.stmt, is_moved: bool) -> bool:
        """Whether an edit, or the rewriter itself, looks at a statement."""
        if isinstance(node, PLAIN) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            return True
        if any(isinstance(one, DEFINITIONS) and one.name in self.named for one in walk(node)):
            return True
        first, last = _start(node), self._end(node)
        if any(first <= line <= last for line in self.touched):
            return True
        source = "\n".join(self.lines[first - 1 : last])
        return bool(self.names.search(source)) or (is_moved and _keeps_its_place(node, source))

    def _is_whole(self, node: ast.stmt) -> bool:
        return _start(node) in self.whole

    def _stands_alone(self, block: Sequence[ast.stmt], index: int) -> bool:
        """Whether nothing else stands on the lines of a statement."""
        node = block[index]
        first = _start(node)
        head = self.lines[first - 1]
        if head[: node.col_offset].strip() or head.startswith("elif", node.col_offset):
            return False
        if first > 1 and self.lines[first - 2].endswith("\\"):
            return False
        behind = self._split(node, self._end(node))[1].strip()
        return not behind or behind.startswith("#")

    # -- where they stand -------------------------------------------------------------------------------

    def _end(self, node: ast.stmt) -> int:
        """The last line of a statement, with the comments at the end of its block."""
        last = node.end_lineno or node.lineno
        if not isinstance(getattr(node, "body", None), list):
            return last
        for number, line in enumerate(self.lines[last:], start=last + 1):
            code = line.lstrip()
            if code and not (code.startswith("#") and len(line) - len(code) > node.col_offset):
                break
            last = number if code else last
        return last

    def _split(self, node: ast.stmt, last: int) -> tuple[str, str]:
        """The last line of a statement, and what stands behind it there."""
        line = self.lines[last - 1]
        if last != node.end_lineno:  # a comment
            return line, ""
        data = line.encode()
        return data[: node.end_col_offset].decode(), data[node.end_col_offset :].decode()


def _start(node: ast.stmt) -> int:
    """The first line of a statement, decorators included."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(one.lineno for one in decorators)])


def _blocks(node: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The blocks of a compound statement, or of a definition inside a function."""
    for holder in (node, *getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        for name in BLOCKS:
            block = getattr(holder, name, None)
            if isinstance(block, list):
                yield block


def _keeps_its_place(node: ast.stmt, source: str) -> bool:
    """Whether lines of a statement mean something else further right."""
    return "\\\n" in source or any(
        isinstance(one, (ast.Constant, ast.JoinedStr))
        and (one.end_lineno or 0) > one.lineno
        and (isinstance(one, ast.JoinedStr) or isinstance(one.value, (str, bytes)))
        for one in walk(node)
    )
