"""Statements and the blank lines above them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import libcst as cst

Statement = cst.SimpleStatementLine | cst.BaseCompoundStatement


def is_docstring(statement: cst.CSTNode) -> bool:
    """Whether the statement is a string alone."""
    return (
        isinstance(statement, cst.SimpleStatementLine)
        and isinstance(statement.body[0], cst.Expr)
        and isinstance(statement.body[0].value, (cst.SimpleString, cst.ConcatenatedString))
    )


def is_pass(statement: cst.CSTNode) -> bool:
    """Whether the statement does nothing."""
    return isinstance(statement, cst.SimpleStatementLine) and all(
        isinstance(one, cst.Pass) for one in statement.body
    )


def is_definition(statement: cst.CSTNode) -> bool:
    """Whether the statement is a function or a class."""
    return isinstance(statement, (cst.FunctionDef, cst.ClassDef))


def is_compound(statement: cst.CSTNode) -> bool:
    """Whether the statement has a block of its own."""
    return isinstance(statement, cst.BaseCompoundStatement)


def replaced(statement: cst.CSTNode, code: str) -> list[cst.CSTNode]:
    """The statements of ``code`` with the comments above and behind the statement that they replace."""
    parsed = cst.parse_module(code)
    new: list[Statement] = list(parsed.body)
    above = [*statement.leading_lines, *parsed.header]  # type: ignore[attr-defined]
    new[0] = new[0].with_changes(leading_lines=above)
    if isinstance(statement, cst.SimpleStatementLine) and isinstance(new[-1], cst.SimpleStatementLine):
        new[-1] = new[-1].with_changes(trailing_whitespace=statement.trailing_whitespace)
    return [*new]


def named_first(statement: cst.CSTNode, name: str, code: str) -> list[cst.CSTNode]:
    """``return value`` in two statements: the value gets a name, and the code is returned."""
    line = cst.ensure_type(statement, cst.SimpleStatementLine)
    value = cst.ensure_type(line.body[-1], cst.Return).value
    assert value is not None
    naming = cst.Assign([cst.AssignTarget(cst.Name(name))], value)
    returning = cst.ensure_type(cst.parse_statement(f"return {code}"), cst.SimpleStatementLine)
    return [
        line.with_changes(body=[*line.body[:-1], naming], trailing_whitespace=cst.TrailingWhitespace()),
        returning.with_changes(trailing_whitespace=line.trailing_whitespace),
    ]


class _Renamed(cst.CSTTransformer):
    """Renames a variable."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.Name:
        return updated_node.with_changes(value=self.new) if original_node.value == self.old else updated_node


def unrolled(statement: cst.CSTNode, renamed: bool) -> list[cst.CSTNode]:
    """A loop over one element, without the loop."""
    loop = cst.ensure_type(statement, cst.For)
    if renamed and isinstance(loop.body, cst.IndentedBlock):
        names = _Renamed(
            cst.ensure_type(loop.target, cst.Name).value, cst.ensure_type(loop.iter, cst.Name).value
        )
        first, *others = cst.ensure_type(loop.body.visit(names), cst.IndentedBlock).body
        header = [cst.EmptyLine(comment=loop.body.header.comment)] if loop.body.header.comment else []
        lines = [*loop.leading_lines, *header, *first.leading_lines]  # type: ignore[attr-defined]
        return [first.with_changes(leading_lines=lines), *others]
    first = cst.SimpleStatementLine(
        [cst.Assign([cst.AssignTarget(loop.target)], loop.iter)], leading_lines=loop.leading_lines
    )
    if isinstance(loop.body, cst.IndentedBlock):
        first = first.with_changes(trailing_whitespace=loop.body.header)
        return [first, *loop.body.body]
    return [first, *(cst.SimpleStatementLine([one]) for one in loop.body.body)]  # type: ignore[list-item]


def opened_block(statement: cst.CSTNode) -> list[cst.CSTNode]:
    """The statements in a ``with`` statement, with the comments above it; as it is, where they are on its line."""
    block = cst.ensure_type(statement, cst.With)
    if not isinstance(block.body, cst.IndentedBlock):
        return [statement]
    first, *others = block.body.body
    lines = [*block.leading_lines, *without_blank_head(first.leading_lines)]  # type: ignore[attr-defined]
    return [first.with_changes(leading_lines=lines), *others]


def pass_statement() -> cst.SimpleStatementLine:
    """``pass``"""
    return cst.SimpleStatementLine([cst.Pass()])


def function_from(source: str) -> cst.FunctionDef:
    """The function that a source text defines."""
    parsed = cst.parse_statement(source)
    assert isinstance(parsed, cst.FunctionDef)
    return parsed


def functions_from(source: str, first_apart: bool) -> list[Statement]:
    """The functions that a source text defines, a blank line above each (above the first where it stands apart)."""
    found: list[Statement] = list(cst.parse_module(source).body)
    return [
        one.with_changes(leading_lines=blank_lines(1 if index or first_apart else 0))
        for index, one in enumerate(found)
    ]


def blank_lines(count: int) -> list[cst.EmptyLine]:
    """Empty lines."""
    return [cst.EmptyLine(indent=False)] * count


def comment_lines(comments: Iterable[str]) -> list[cst.EmptyLine]:
    """Lines with nothing but a comment."""
    return [cst.EmptyLine(comment=cst.Comment(text)) for text in comments]


def blank_head(lines: Sequence[cst.EmptyLine]) -> int:
    """How many lines are blank before the first comment."""
    return next((i for i, line in enumerate(lines) if line.comment), len(lines))


def without_blank_head(lines: Sequence[cst.EmptyLine]) -> list[cst.EmptyLine]:
    """The lines from the first comment on."""
    return list(lines[blank_head(lines) :])


def with_blank_lines(statement: Statement, count: int) -> Statement:
    """The statement with at least ``count`` blank lines above it and its comments."""
    missing = count - blank_head(statement.leading_lines)
    if missing <= 0:
        return statement
    return statement.with_changes(leading_lines=[*blank_lines(missing), *statement.leading_lines])


def assigned_to(statement: Statement, target: str) -> Statement:
    """The assignment ``name = value`` as ``target = value``."""
    assert isinstance(statement, cst.SimpleStatementLine)
    (assignment,) = statement.body
    assert isinstance(assignment, cst.Assign)
    new = cst.ensure_type(cst.parse_expression(target), cst.Attribute)
    return statement.with_changes(
        body=[assignment.with_changes(targets=[assignment.targets[0].with_changes(target=new)])]
    )


def without_annotation(statement: Statement) -> Statement:
    """``name: type = value`` as ``name = value``; any other statement as it is."""
    small = statement.body[0] if isinstance(statement, cst.SimpleStatementLine) else None
    if not isinstance(small, cst.AnnAssign) or small.value is None:
        return statement
    return statement.with_changes(body=[cst.Assign([cst.AssignTarget(small.target)], small.value)])


def without_blank_lines(statement: cst.CSTNode) -> cst.CSTNode:
    """The statement without the blank lines above it; as it is, where comments stand there."""
    lines = statement.leading_lines  # type: ignore[attr-defined]
    return statement if any(line.comment for line in lines) else statement.with_changes(leading_lines=[])


def with_names(statement: Statement, names: Mapping[str, str]) -> Statement:
    """The statement reading other code in the place of some variables."""
    changed = statement.visit(_Named(names))
    assert isinstance(changed, (cst.SimpleStatementLine, cst.BaseCompoundStatement))
    return changed


class _Named(cst.CSTTransformer):
    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self.names = names

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:
        code = self.names.get(updated_node.value)
        return cst.parse_expression(code) if code else updated_node

    def leave_Attribute(self, original_node: cst.Attribute, updated_node: cst.Attribute) -> cst.Attribute:
        return updated_node.with_changes(attr=original_node.attr)

    def leave_Arg(self, original_node: cst.Arg, updated_node: cst.Arg) -> cst.Arg:
        return updated_node.with_changes(keyword=original_node.keyword)

    def visit_Import(self, node: cst.Import) -> bool:
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False
