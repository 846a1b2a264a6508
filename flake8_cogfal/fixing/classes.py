"""Changes to one class: its header, its attributes, and methods that it lacks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import libcst as cst

from .bodies import with_start
from .comments import comments_in
from .edits import SetClassHeader
from .statements import (
    Statement,
    blank_lines,
    functions_from,
    is_docstring,
    is_pass,
    with_blank_lines,
    without_blank_head,
)


def with_header(node: cst.ClassDef, edit: SetClassHeader) -> cst.ClassDef:
    """The class under another name, with other bases and keywords."""
    arguments = f"({edit.arguments})" if edit.arguments else ""
    parsed = cst.parse_statement(f"class {edit.new_name}{arguments}: ...")
    assert isinstance(parsed, cst.ClassDef)
    return node.with_changes(
        name=parsed.name, bases=parsed.bases, keywords=parsed.keywords, lpar=parsed.lpar, rpar=parsed.rpar
    )


def with_method(node: cst.ClassDef, method: cst.FunctionDef) -> cst.ClassDef:
    """The class with one more method, before its first."""
    block = _block(node)
    body = list(block.body)
    place = next((i for i, one in enumerate(body) if isinstance(one, cst.FunctionDef)), len(body))
    if place < len(body):
        following = body[place]
        lines = without_blank_head(following.leading_lines)  # type: ignore[attr-defined]
        body[place] = following.with_changes(leading_lines=[*blank_lines(1), *lines])
    body.insert(place, method.with_changes(leading_lines=blank_lines(1 if place else 0)))
    return node.with_changes(body=block.with_changes(body=body))


def with_functions(node: cst.ClassDef, code: str) -> cst.ClassDef:
    """The class with the functions ``code`` at its end."""
    block = _block(node)
    body = [one for one in block.body if not is_pass(one) or comments_in(one)]
    return node.with_changes(
        body=block.with_changes(body=[*body, *functions_from(code, first_apart=bool(body))])
    )


def with_merged(
    node: cst.ClassDef, source: str, target: str, complete: Callable[[cst.FunctionDef], cst.FunctionDef]
) -> cst.ClassDef:
    """The class without the method ``source``, whose body stands at the start of ``target``, which is then completed."""
    block = _block(node)
    by_name = {one.name.value: one for one in block.body if isinstance(one, cst.FunctionDef)}
    merged = complete(with_start(by_name[target], by_name[source]))
    if list(block.body).index(by_name[source]) < list(block.body).index(by_name[target]):
        merged = merged.with_changes(leading_lines=_leading_lines(by_name[source], by_name[target]))
    body = [merged if one is by_name[target] else one for one in block.body if one is not by_name[source]]
    return node.with_changes(body=block.with_changes(body=body))


def _leading_lines(first: cst.FunctionDef, second: cst.FunctionDef) -> list[cst.EmptyLine]:
    """What stands above the second of two functions once the first, which stood above it, is gone."""
    comments = [line for line in second.leading_lines if line.comment]
    return [*first.leading_lines, *comments] if comments else list(first.leading_lines)


def with_attributes(node: cst.ClassDef, codes: Sequence[str]) -> cst.ClassDef:
    """The class with assignments after its docstring, a blank line behind them."""
    if not codes:
        return node
    block = _block(node)
    body: list[Statement] = list(block.body)  # type: ignore[arg-type]
    place = 1 if body and is_docstring(body[0]) else 0
    new: list[Statement] = [cst.parse_statement(code) for code in codes]
    if place:
        new[0] = with_blank_lines(new[0], 1)
    rest = [one for one in body[place:] if not is_pass(one) or comments_in(one)]
    if rest:
        lines = without_blank_head(rest[0].leading_lines)
        apart = 0 if _is_attribute(rest[0]) else 1
        rest[0] = rest[0].with_changes(leading_lines=[*blank_lines(apart), *lines])
    return node.with_changes(body=block.with_changes(body=[*body[:place], *new, *rest]))


def _is_attribute(statement: Statement) -> bool:
    return isinstance(statement, cst.SimpleStatementLine) and all(
        isinstance(small, (cst.Assign, cst.AnnAssign)) for small in statement.body
    )


def _block(node: cst.ClassDef) -> cst.IndentedBlock:
    """The body of the class as a block, also where it stands on the line of the header."""
    if isinstance(node.body, cst.IndentedBlock):
        return node.body
    suite = node.body
    assert isinstance(suite, cst.SimpleStatementSuite)
    return cst.IndentedBlock(
        [cst.SimpleStatementLine(suite.body, trailing_whitespace=suite.trailing_whitespace)]
    )
