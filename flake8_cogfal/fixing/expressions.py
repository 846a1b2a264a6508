"""The edits of expressions, carried out while LibCST walks through a file, and the account of what is still to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

import libcst as cst

from .apart import ChangeCall, Unwrap
from .calls import changed_call, inside_of
from .comments import Positions
from .edits import ORIGINAL, AddArgument, Edit, LayOut, ReplaceExpression, ReplaceReturn
from .layout import laid_out, with_argument

E = TypeVar("E", bound=Edit)
Place = tuple[int, int]


class ExpressionRewriter(cst.CSTTransformer):
    """Replaces expressions, returned values and names. ``pending`` are the edits that found no place so far."""

    def __init__(self, edits: Sequence[Edit], positions: Positions, module: cst.Module) -> None:
        super().__init__()
        self.module = module
        self.positions = positions
        self.pending: dict[Edit, None] = dict.fromkeys(edits)
        self.by_type: dict[type[Edit], list[Edit]] = defaultdict(list)
        for edit in self.pending:
            self.by_type[type(edit)].append(edit)
        self._by_fields: dict[tuple[type[Edit], tuple[str, ...]], dict[tuple[object, ...], list[Edit]]] = {}
        self.substitutions: list[dict[str, str]] = [{}]
        """What names stand for, by nested function and by parts of the syntax where a name is not a variable."""
        self.expressions: dict[
            Place, list[ReplaceExpression | AddArgument | LayOut | ChangeCall | Unwrap]
        ] = defaultdict(list)
        for change in self._all(ChangeCall):
            self.expressions[change.line, change.column].append(change)
        for unwrapping in self._all(Unwrap):
            self.expressions[unwrapping.line, unwrapping.column].append(unwrapping)
        for expression in self._all(ReplaceExpression):
            self.expressions[expression.line, expression.column].append(expression)
        for argument in self._all(AddArgument):
            self.expressions[argument.line, argument.column].append(argument)
        for layout in self._all(LayOut):
            self.expressions[layout.line, layout.column].append(layout)
        self.returns = {(e.line, e.column): e for e in self._all(ReplaceReturn)}

    def _all(self, kind: type[E]) -> list[E]:
        return self.by_type[kind]  # type: ignore[return-value]

    def _take(self, kind: type[E], **where: object) -> list[E]:
        """The edits of a kind that match, which are then done."""
        fields = tuple(where)
        if (kind, fields) not in self._by_fields:
            matching: dict[tuple[object, ...], list[Edit]] = {}
            for one in self._all(kind):
                matching.setdefault(tuple(getattr(one, name) for name in fields), []).append(one)
            self._by_fields[kind, fields] = matching
        found = self._by_fields[kind, fields].get(tuple(where.values()), [])
        for edit in found:
            self.pending.pop(edit, None)
        return found  # type: ignore[return-value]

    def _done(self, edit: Edit) -> None:
        self.pending.pop(edit, None)

    def _start(self, node: cst.CSTNode) -> Place:
        place = self.positions[node].start
        return place.line, place.column

    def on_leave(self, original_node, updated_node):  # type: ignore[no-untyped-def]
        updated = super().on_leave(original_node, updated_node)
        if self.expressions and isinstance(original_node, cst.BaseExpression):
            for edit in self.expressions.get(self._start(original_node), ()):
                if edit in self.pending and self._is_written(original_node, edit.source):
                    self._done(edit)
                    assert isinstance(updated, cst.BaseExpression)
                    if isinstance(edit, LayOut):
                        updated = laid_out(updated, edit.indentation)
                    elif isinstance(edit, AddArgument):
                        updated = with_argument(updated, edit.code)
                    elif isinstance(edit, ChangeCall):
                        updated = changed_call(updated, edit)
                    elif isinstance(edit, Unwrap):
                        updated = _fill(edit.code, inside_of(updated))
                    else:
                        updated = _fill(edit.code, updated)
        return updated

    def _is_written(self, node: cst.CSTNode, source: str) -> bool:
        return "".join(self.module.code_for_node(node).split()) == "".join(source.split())

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:
        code = self.substitutions[-1].get(original_node.value)
        return cst.parse_expression(code) if code else updated_node

    def visit_Attribute_attr(self, node: cst.Attribute) -> None:
        self.substitutions.append({})

    def leave_Attribute_attr(self, node: cst.Attribute) -> None:
        self.substitutions.pop()

    def visit_Arg_keyword(self, node: cst.Arg) -> None:
        self.substitutions.append({})

    def leave_Arg_keyword(self, node: cst.Arg) -> None:
        self.substitutions.pop()

    def visit_MatchKeywordElement_key(self, node: cst.MatchKeywordElement) -> None:
        self.substitutions.append({})

    def leave_MatchKeywordElement_key(self, node: cst.MatchKeywordElement) -> None:
        self.substitutions.pop()

    def visit_Param_name(self, node: cst.Param) -> None:
        self.substitutions.append({})

    def leave_Param_name(self, node: cst.Param) -> None:
        self.substitutions.pop()

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False

    def visit_Import(self, node: cst.Import) -> bool:
        return False

    def leave_Return(self, original_node: cst.Return, updated_node: cst.Return) -> cst.Return:
        edit = self.returns.get(self._start(original_node))
        if edit is None or edit not in self.pending:
            return updated_node
        self._done(edit)
        value = (
            _fill(edit.code, updated_node.value) if updated_node.value else cst.parse_expression(edit.code)
        )
        return updated_node.with_changes(value=value, whitespace_after_return=cst.SimpleWhitespace(" "))


LOOSE = (cst.IfExp, cst.Lambda, cst.BooleanOperation, cst.Comparison, cst.NamedExpr)
"""Expressions that need parentheses behind the ``in`` of a comprehension."""


def _fill(code: str, original: cst.BaseExpression) -> cst.BaseExpression:
    """Parse an expression and put ``original`` where it says ORIGINAL, as far indented as that line of the code."""
    expression = cst.parse_expression(code)
    if ORIGINAL not in code:
        return expression
    line = next(line for line in code.split("\n") if ORIGINAL in line)
    moved = original.visit(_Indented(line[: len(line) - len(line.lstrip())]))
    assert isinstance(moved, cst.BaseExpression)
    if isinstance(moved, LOOSE) and not moved.lpar and f" in {ORIGINAL}" in code:
        moved = moved.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    if isinstance(moved, cst.Tuple) and not moved.lpar:
        moved = moved.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    filled = expression.visit(_Filled(moved))
    assert isinstance(filled, cst.BaseExpression)
    return filled


class _Filled(cst.CSTTransformer):
    def __init__(self, original: cst.BaseExpression) -> None:
        super().__init__()
        self.original = original

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:
        if original_node.value != ORIGINAL:
            return updated_node
        if updated_node.lpar and not self.original.lpar:
            return self.original.with_changes(lpar=updated_node.lpar, rpar=updated_node.rpar)
        return self.original


class _Indented(cst.CSTTransformer):
    """Moves the lines inside an expression to the right."""

    def __init__(self, indentation: str) -> None:
        super().__init__()
        self.indentation = indentation

    def leave_ParenthesizedWhitespace(
        self, original_node: cst.ParenthesizedWhitespace, updated_node: cst.ParenthesizedWhitespace
    ) -> cst.ParenthesizedWhitespace:
        last = updated_node.last_line
        return updated_node.with_changes(last_line=cst.SimpleWhitespace(self.indentation + last.value))
