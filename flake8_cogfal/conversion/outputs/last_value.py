"""What a name holds where it is used, by the statements right before."""

from __future__ import annotations

import ast

from ...source.module import Function
from ...source.walking import parents, walk

_REPEATED = (ast.For, ast.AsyncFor, ast.While, ast.Try)


class LastValues:
    """The assignments of one function, asked by uses of names in it."""

    def __init__(self, function: Function) -> None:
        self.function = function
        self._bound: dict[ast.AST, frozenset[str]] = {}

    def before(self, name: ast.Name) -> ast.expr | None:
        """What a name was certainly bound to last; None where that is not sure. What was put into it counts nothing."""
        node: ast.AST = name
        owners = parents(self.function)
        while node is not self.function and (parent := owners.get(node)) is not None:
            for block in (getattr(parent, part, None) for part in ("body", "orelse", "finalbody")):
                if isinstance(block, list) and node in block:
                    for statement in reversed(block[: block.index(node)]):
                        if isinstance(statement, ast.Assign) and _names(statement.targets) == [name.id]:
                            return statement.value
                        if name.id in self._names_bound_in(statement):
                            return None
            if isinstance(parent, (ast.FunctionDef, ast.AsyncFunctionDef)) and parent is not self.function:
                return None  # who knows when it is called
            if isinstance(parent, _REPEATED) and name.id in self._names_bound_in(parent):
                return None
            node = parent
        return None

    def _names_bound_in(self, statement: ast.AST) -> frozenset[str]:
        if statement not in self._bound:
            self._bound[statement] = frozenset(_binding_names(statement))
        return self._bound[statement]


def _names(targets: list[ast.expr]) -> list[str]:
    return [one.id for one in targets if isinstance(one, ast.Name)]


def _binding_names(statement: ast.AST) -> set[str]:
    names = set()
    for node in walk(statement):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            names.add(node.id)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            names.add(node.name)
    return names
