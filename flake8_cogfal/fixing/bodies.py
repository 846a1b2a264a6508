"""Composes what several edits put at the start of one function."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import libcst as cst

from .comments import ImportComments, comments_in
from .edits import LINE_LENGTH, AddToStart, BindFirst, EndBody, ImportInFunction, MoveIntoFunction, WrapBody
from .statements import Statement, is_docstring, is_pass, with_blank_lines


@dataclass(frozen=True)
class FunctionBody:
    """Everything that comes before, or goes around, the body of one function.

    ``comments`` are those that some of the imports bring along.
    """

    imports: Sequence[ImportInFunction]
    moved: Sequence[tuple[MoveIntoFunction, Statement]]
    wrappers: Sequence[WrapBody]
    bindings: Sequence[BindFirst]
    endings: Sequence[EndBody] = ()
    added: Sequence[AddToStart] = ()
    comments: Mapping[ImportInFunction, ImportComments] = field(default_factory=dict)

    def applied_to(self, function: cst.FunctionDef) -> cst.FunctionDef:
        """The function with the new start: docstring, globals, imports and what moved in their order, body."""
        if not (self.imports or self.moved or self.added or self.wrappers or self.bindings or self.endings):
            return function
        body = _statements(function)
        docstring, rest = (body[:1], body[1:]) if body and is_docstring(body[0]) else ([], body)
        start = self._start()
        rest = [*(cst.parse_statement(edit.code) for edit in sorted(self.bindings, key=_order)), *rest]
        rest += [cst.parse_statement(edit.code) for edit in self.endings]
        if start and all(is_pass(one) and not comments_in(one) for one in rest):
            rest = []
        if self.wrappers and rest:
            rest = [self._wrapped(rest)]
        if start and rest:
            rest[0] = with_blank_lines(rest[0], 1)
        whole = [*docstring, *start, *rest]
        if isinstance(function.body, cst.IndentedBlock):
            return function.with_changes(body=function.body.with_changes(body=whole))
        return function.with_changes(body=cst.IndentedBlock(whole))

    def _start(self) -> list[Statement]:
        moved = [(edit.line, edit.column, statement) for edit, statement in self.moved]
        moved += [(edit.line, edit.column, cst.parse_statement(edit.code)) for edit in self.added]
        moved.sort(key=lambda item: item[:2])
        groups: list[list[Statement]] = []
        waiting = sorted(self.imports, key=lambda edit: (edit.order, edit.column))
        for line, column, statement in moved:
            before = [edit for edit in waiting if (edit.order, edit.column) < (line, column)]
            if before or not groups:
                groups += [merged_imports(before, self.comments), []]
            waiting = waiting[len(before) :]
            groups[-1].append(statement)
        groups.append(merged_imports(waiting, self.comments))
        names = dict.fromkeys(name for edit in self._binding() for name in edit)
        start: list[Statement] = [cst.parse_statement(f"global {', '.join(names)}")] if names else []
        for group in groups:
            if group and start:
                group[0] = with_blank_lines(group[0], 1)
            start += group
        return start

    def _binding(self) -> list[Sequence[str]]:
        """The names that what stands at the start gives to the module, in the order of the lines."""
        found: list[tuple[int, Sequence[str]]] = [(edit.line, edit.binds) for edit, _ in self.moved]
        found += [(edit.line, edit.binds) for edit in self.added]
        found += [(edit.order, [edit.binds]) for edit in self.imports if edit.binds]
        return [binds for _, binds in sorted(found, key=lambda item: item[0])]

    def _wrapped(self, rest: list[Statement]) -> Statement:
        items = list(dict.fromkeys(edit.item for edit in sorted(self.wrappers, key=lambda edit: edit.order)))
        header = f"with {', '.join(items)}:"
        if len(header) + 8 > LINE_LENGTH:
            header = "with (\n" + "".join(f"    {item},\n" for item in items) + "):"
        statement = cst.parse_statement(f"{header}\n    pass\n")
        assert isinstance(statement, cst.With)
        first = rest[0]
        comments = [line for line in first.leading_lines if line.comment]
        return statement.with_changes(
            body=cst.IndentedBlock([first.with_changes(leading_lines=comments), *rest[1:]])
        )


def with_start(function: cst.FunctionDef, other: cst.FunctionDef) -> cst.FunctionDef:
    """The function with the body of another before its own, behind its docstring (that of the other, if it has none)."""
    body, start = _statements(function), _statements(other)
    if is_docstring(body[0]):
        docstring, body = body[:1], body[1:]
        start = start[1:] if is_docstring(start[0]) else start
    else:
        docstring, start = (start[:1], start[1:]) if is_docstring(start[0]) else ([], start)
    rest = [one for one in [*start, *body] if not is_pass(one) or comments_in(one)]
    footer: list[cst.EmptyLine] = []
    for one in (other, function):
        footer += one.body.footer if isinstance(one.body, cst.IndentedBlock) else []
    whole = [*docstring, *rest] or body
    if isinstance(function.body, cst.IndentedBlock):
        return function.with_changes(body=function.body.with_changes(body=whole, footer=footer))
    return function.with_changes(body=cst.IndentedBlock(whole, footer=footer))


def merged_imports(
    edits: Sequence[ImportInFunction], comments: Mapping[ImportInFunction, ImportComments]
) -> list[Statement]:
    """Import statements in the order of the originals, one for each module."""
    groups: dict[str, dict[str, ImportInFunction]] = {}
    for edit in sorted(edits, key=_order):
        head, name = edit.code, ""
        if edit.code.startswith("from "):
            head, _, name = edit.code.partition(" import ")
            head += " import "
        groups.setdefault(head, {}).setdefault(name, edit)
    return [_merged(head, names, comments) for head, names in groups.items()]


def _merged(
    head: str, names: Mapping[str, ImportInFunction], comments: Mapping[ImportInFunction, ImportComments]
) -> Statement:
    """One import statement with the comments of those that it is made of."""
    own = [comments.get(edit, ImportComments()) for edit in names.values()]
    above = [text for one in own for text in one.above]
    behind = [one.behind for one in own if one.behind]
    if len({edit.order for edit in names.values()}) > 1:  # what stood behind one of several goes above all
        above, behind = [*above, *behind], []
    code = head + ", ".join(names)
    is_long = len(code) + 8 > LINE_LENGTH and head.startswith("from ")
    if is_long or any(one.above_name or one.behind_name for one in own):
        members = [
            line
            for name, one in zip(names, own, strict=True)
            for line in [*one.above_name, f"{name},  {one.behind_name}".rstrip()]
        ]
        code = f"{head}(\n" + "".join(f"    {member}\n" for member in members) + ")"
    return cst.parse_statement("\n".join([*above, f"{code}  {' '.join(behind)}".rstrip()]))


def _order(edit: ImportInFunction | BindFirst) -> int:
    return edit.order


def _statements(function: cst.FunctionDef) -> list[Statement]:
    if isinstance(function.body, cst.IndentedBlock):
        return list(function.body.body)  # type: ignore[arg-type]
    suite = function.body
    assert isinstance(suite, cst.SimpleStatementSuite)
    return [cst.SimpleStatementLine(suite.body, trailing_whitespace=suite.trailing_whitespace)]
