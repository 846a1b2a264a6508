"""Composes what several edits put at the start of one function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import libcst as cst

from .edits import BindFirst, ImportInFunction, MoveIntoFunction, WrapBody

Statement = cst.SimpleStatementLine | cst.BaseCompoundStatement
LINE_LENGTH = 88


@dataclass(frozen=True)
class FunctionBody:
    """Everything that comes before, or goes around, the body of one function."""

    imports: Sequence[ImportInFunction]
    moved: Sequence[tuple[MoveIntoFunction, Statement]]
    wrappers: Sequence[WrapBody]
    bindings: Sequence[BindFirst]

    def applied_to(self, function: cst.FunctionDef) -> cst.FunctionDef:
        """The function with the new start: docstring, globals, early statements, imports, late ones, body."""
        if not (self.imports or self.moved or self.wrappers or self.bindings):
            return function
        body = _statements(function)
        docstring, rest = (body[:1], body[1:]) if body and _is_docstring(body[0]) else ([], body)
        start = self._start()
        rest = [*(cst.parse_statement(edit.code) for edit in sorted(self.bindings, key=_order)), *rest]
        if start and all(_is_pass(one) for one in rest):
            rest = []
        if self.wrappers:
            rest = [self._wrapped(rest)]
        if start and rest:
            rest[0] = _with_blank_line(rest[0])
        whole = [*docstring, *start, *rest]
        if isinstance(function.body, cst.IndentedBlock):
            return function.with_changes(body=function.body.with_changes(body=whole))
        return function.with_changes(body=cst.IndentedBlock(whole))

    def _start(self) -> list[Statement]:
        moved = sorted(self.moved, key=lambda pair: (pair[0].line, pair[0].column))
        names = dict.fromkeys(name for edit, _ in moved for name in edit.binds)
        groups: list[list[Statement]] = [
            [cst.parse_statement(f"global {', '.join(names)}")] if names else [],
            [statement for edit, statement in moved if edit.early],
            [cst.parse_statement(code) for code in merged_imports(self.imports)],
            [statement for edit, statement in moved if not edit.early],
        ]
        start: list[Statement] = []
        for group in groups:
            if group and start:
                group[0] = _with_blank_line(group[0])
            start += group
        return start

    def _wrapped(self, rest: list[Statement]) -> Statement:
        items = list(dict.fromkeys(edit.item for edit in sorted(self.wrappers, key=lambda edit: edit.order)))
        header = f"with {', '.join(items)}:"
        if len(header) + 8 > LINE_LENGTH:
            header = "with (\n" + "".join(f"    {item},\n" for item in items) + "):"
        statement = cst.parse_statement(f"{header}\n    pass\n")
        assert isinstance(statement, cst.With)
        if rest and not rest[0].leading_lines:
            return statement.with_changes(body=cst.IndentedBlock(rest))
        first = rest[0]
        comments = [line for line in first.leading_lines if line.comment]
        return statement.with_changes(
            body=cst.IndentedBlock([first.with_changes(leading_lines=comments), *rest[1:]])
        )


def merged_imports(edits: Sequence[ImportInFunction]) -> list[str]:
    """Import statements in the order of the originals, one for each module."""
    names: dict[str, list[str]] = {}
    comments: dict[str, list[str]] = {}
    for edit in sorted(edits, key=_order):
        if edit.code.startswith("from "):
            head, _, name = edit.code.partition(" import ")
            head = f"{head} import "
        else:
            head, name = edit.code, ""
        wanted = names.setdefault(head, [])
        if name not in wanted:
            wanted.append(name)
        kept = comments.setdefault(head, [])
        kept += [comment for comment in edit.comments if comment not in kept]
    return [_laid_out(head, wanted, comments[head]) for head, wanted in names.items()]


def _laid_out(head: str, names: list[str], comments: list[str]) -> str:
    line = head + ", ".join(names)
    if not names[0] or (len(line) + 8 <= LINE_LENGTH and not comments):
        return line
    members = [*(f"{name}," for name in names), *comments]
    return f"{head}(\n" + "".join(f"    {member}\n" for member in members) + ")"


def _order(edit: ImportInFunction | BindFirst) -> int:
    return edit.order


def _statements(function: cst.FunctionDef) -> list[Statement]:
    if isinstance(function.body, cst.IndentedBlock):
        return list(function.body.body)  # type: ignore[arg-type]
    return [cst.SimpleStatementLine(list(function.body.body))]  # type: ignore[arg-type]


def _with_blank_line(statement: Statement) -> Statement:
    lines = statement.leading_lines
    if lines and not lines[0].comment:
        return statement
    return statement.with_changes(leading_lines=[cst.EmptyLine(indent=False), *lines])


def _is_docstring(statement: cst.CSTNode) -> bool:
    return (
        isinstance(statement, cst.SimpleStatementLine)
        and isinstance(statement.body[0], cst.Expr)
        and isinstance(statement.body[0].value, (cst.SimpleString, cst.ConcatenatedString))
    )


def _is_pass(statement: cst.CSTNode) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and all(
        isinstance(one, cst.Pass) for one in statement.body
    )
