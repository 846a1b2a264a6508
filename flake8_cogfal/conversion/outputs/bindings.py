"""What the names of one function are bound to."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from ...source.module import Function, PythonModule, once_per_module
from ...source.walking import walk

Expression = ast.expr | None


def bindings_of(module: PythonModule, function: Function) -> Bindings:
    """What the names of a function are bound to, looked for once."""
    known = _known_bindings(module)
    if function not in known:
        known[function] = Bindings(module, function)
    return known[function]


@once_per_module
def _known_bindings(module: PythonModule) -> dict[Function, Bindings]:
    return {}


class Bindings:
    """Everything that a function, or anything nested in it, binds its names to; None where that is not an expression.

    ``values`` are assigned, ``members`` put into what a name holds (``x.append(value)``, ``x["key"] = value``; Starred
    for several), ``sequences`` are what a name runs through.
    """

    def __init__(self, module: PythonModule, function: Function) -> None:
        self.module = module
        self.function = function
        self.values: dict[str, list[Expression]] = {}
        self.members: dict[str, list[ast.expr]] = {}
        self.sequences: dict[str, list[ast.expr]] = {}
        arguments = function.args
        self.parameters = frozenset(
            one.arg for one in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        )
        for node in walk(function):
            self._note(node)

    def _note(self, node: ast.AST) -> None:
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.NamedExpr)):
            if node.value is not None:
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    self._bind(target, node.value)
        elif isinstance(node, ast.AugAssign):
            if isinstance(node.target, ast.Name) and isinstance(node.value, (ast.List, ast.Tuple)):
                self.members.setdefault(node.target.id, []).extend(node.value.elts)
            else:
                self._bind(node.target, None)
        elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
            self._iterate(node.target, node.iter)
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            self._bind(node.optional_vars, None)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            self.values.setdefault(node.name, []).append(None)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            name, last = node.func.value, node.args[-1]
            if isinstance(name, ast.Name) and node.func.attr in ("append", "insert"):
                self.members.setdefault(name.id, []).append(last)
            elif isinstance(name, ast.Name) and node.func.attr == "extend":
                self.members.setdefault(name.id, []).append(ast.Starred(last, ast.Load()))

    def _bind(self, target: ast.expr, value: Expression) -> None:
        if isinstance(target, ast.Name):
            self.values.setdefault(target.id, []).append(value)
        elif isinstance(target, (ast.Tuple, ast.List)):
            parts: Sequence[Expression] = [None] * len(target.elts)
            if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts):
                parts = value.elts
            for part, its_value in zip(target.elts, parts, strict=True):
                self._bind(part, its_value)
        elif isinstance(target, ast.Starred):
            self._bind(target.value, None)
        elif isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name) and value is not None:
            self.members.setdefault(target.value.id, []).append(value)

    def _iterate(self, target: ast.expr, sequence: ast.expr) -> None:
        """``for x in xs``, ``for x, y in zip(xs, ys)``, ``for i, x in enumerate(xs)``."""
        if isinstance(target, ast.Name):
            self.sequences.setdefault(target.id, []).append(sequence)
            return
        parts = target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]
        sources: list[Expression] = [None] * len(parts)
        if isinstance(sequence, ast.Call):
            called = self.module.qualified(sequence.func)
            if called == "zip" and len(sequence.args) == len(parts):
                sources = [*sequence.args]
            elif called == "enumerate" and len(parts) == 2 and sequence.args:
                sources = [None, sequence.args[0]]
        for part, source in zip(parts, sources, strict=True):
            if source is not None:
                self._iterate(part, source)
            else:
                self._bind(part, None)
