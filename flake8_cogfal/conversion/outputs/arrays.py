"""Which values of a function are certainly numpy's: Cog makes lists and numbers of them, JSON has none."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...source.module import Function, PythonModule
from .bindings import Bindings

MAKERS = frozenset(
    f"numpy.{name}"
    for name in ("array", "asarray", "zeros", "ones", "full", "stack", "concatenate", "vstack", "hstack", "arange",
                 "linspace", "zeros_like", "ones_like", "mean", "argmax", "argmin", "argsort", "clip")
)  # fmt: skip
_KEEPING = frozenset(
    {"astype", "reshape", "copy", "squeeze", "transpose", "flatten", "ravel", "round", "clip", "mean", "sum", "min",
     "max", "argmax", "argmin"}
)  # fmt: skip
"""Methods of an array that give numpy values again."""


_DISPLAYS = (ast.Dict, ast.List, ast.Tuple, ast.ListComp)


class Arrays:
    """Follows the variables of one function."""

    def __init__(self, module: PythonModule, function: Function) -> None:
        self.module = module
        self.bindings = Bindings(module, function)

    def is_array(self, node: ast.expr, seen: frozenset[str] = frozenset()) -> bool:
        """Whether an expression certainly gives an array or a number of numpy."""
        if isinstance(node, ast.Name):
            if node.id in seen:
                return False
            bound = [*self.bindings.values.get(node.id, []), *self.bindings.sequences.get(node.id, [])]
            inside = seen | {node.id}
            is_own = bool(bound) and node.id not in self.bindings.parameters
            return is_own and all(one is not None and self.is_array(one, inside) for one in bound)
        if isinstance(node, ast.Subscript):
            return self.is_array(node.value, seen)
        if isinstance(node, ast.BinOp):
            return self.is_array(node.left, seen) or self.is_array(node.right, seen)
        if not isinstance(node, ast.Call):
            return False
        if self.module.qualified(node.func) in MAKERS:
            return True
        if not isinstance(node.func, ast.Attribute):
            return False
        if node.func.attr == "numpy" and not node.args:
            return True
        return node.func.attr in _KEEPING and self.is_array(node.func.value, seen)

    def found_in(self, node: ast.expr, seen: frozenset[str] = frozenset()) -> Iterator[ast.expr]:
        """The arrays in a value: itself, or what stands in the lists and dictionaries of it."""
        if self.is_array(node):
            yield node
        elif isinstance(node, ast.Dict):
            for value in node.values:
                yield from self.found_in(value, seen)
        elif isinstance(node, (ast.List, ast.Tuple)):
            for value in node.elts:
                yield from self.found_in(value, seen)
        elif isinstance(node, (ast.ListComp, ast.GeneratorExp)):
            yield from self.found_in(node.elt, seen)
        elif isinstance(node, ast.IfExp):
            yield from self.found_in(node.body, seen)
            yield from self.found_in(node.orelse, seen)
        elif isinstance(node, ast.Name) and node.id not in seen:
            inside = seen | {node.id}
            values = [one for one in self.bindings.values.get(node.id, []) if isinstance(one, _DISPLAYS)]
            for held in [*values, *self.bindings.members.get(node.id, [])]:
                yield from self.found_in(held, inside)
