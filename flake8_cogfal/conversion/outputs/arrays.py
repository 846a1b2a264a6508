"""Which values of a function are certainly numpy's: Cog makes lists and numbers of them, JSON has none."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from ...source.dictionaries import dictionary_items
from ...source.module import Function, PythonModule, own_nodes
from .bindings import bindings_of
from .last_value import LastValues

MAKERS = frozenset(
    f"numpy.{name}"
    for name in ("array", "asarray", "zeros", "ones", "full", "stack", "concatenate", "vstack", "hstack", "arange",
                 "linspace", "zeros_like", "ones_like", "mean", "argmax", "argmin", "argsort", "clip")
) | frozenset(
    f"scipy.signal.{name}" for name in ("convolve", "filtfilt", "lfilter", "medfilt", "resample", "savgol_filter", "sosfilt")
)  # fmt: skip
_KEEPING = frozenset(
    {"astype", "reshape", "copy", "squeeze", "transpose", "flatten", "ravel", "round", "clip", "mean", "sum", "min",
     "max", "argmax", "argmin"}
)  # fmt: skip
"""Methods of an array that give numpy values again."""


class Arrays:
    """Follows the variables of one function. ``asked`` are those on whose behalf it is asked, so that none asks itself."""

    def __init__(
        self, module: PythonModule, function: Function, asked: frozenset[Function] = frozenset()
    ) -> None:
        self.module = module
        self.bindings = bindings_of(module, function)
        self.last_values = LastValues(function)
        self.asked = asked | {function}

    def is_array(self, node: ast.expr, seen: frozenset[str] = frozenset()) -> bool:
        """Whether an expression certainly gives an array or a number of numpy."""
        if isinstance(node, ast.Name):
            if node.id in seen:
                return False
            bound = [*self.bindings.values.get(node.id, []), *self.bindings.sequences.get(node.id, [])]
            inside = seen | {node.id}
            is_own = bool(bound) and node.id not in self.bindings.parameters
            if is_own and all(one is not None and self.is_array(one, inside) for one in bound):
                return True
            last = self.last_values.before(node)
            return last is not None and self.is_array(last, inside)
        if isinstance(node, ast.Subscript):
            return self.is_array(node.value, seen)
        if isinstance(node, ast.BinOp):
            return self.is_array(node.left, seen) or self.is_array(node.right, seen)
        if not isinstance(node, ast.Call):
            return False
        if self.module.qualified(node.func) in MAKERS or self._gives_arrays(node.func):
            return True
        if not isinstance(node.func, ast.Attribute):
            return False
        if node.func.attr == "numpy" and not node.args:
            return True
        return node.func.attr in _KEEPING and self.is_array(node.func.value, seen)

    def _gives_arrays(self, called: ast.expr) -> bool:
        """Whether a function of the file is called that returns nothing else."""
        function = self.module.functions.get(called.id) if isinstance(called, ast.Name) else None
        if function is None or function in self.asked:
            return False
        inside = Arrays(self.module, function, self.asked)
        returned = [node.value for node in own_nodes(function) if isinstance(node, ast.Return)]
        return bool(returned) and all(one is not None and inside.is_array(one) for one in returned)

    def found_in(self, node: ast.expr) -> Iterator[ast.expr]:
        """The certain arrays in a value: itself, or what stands in the lists and dictionaries of it."""
        return self._found_in(node, self.is_array, frozenset())

    def perhaps_in(self, node: ast.expr) -> Iterator[ast.expr]:
        """What is an array on some of the ways only, in the same places."""
        return self._found_in(node, self._is_array_sometimes, frozenset())

    def _is_array_sometimes(self, node: ast.expr) -> bool:
        if not isinstance(node, ast.Name) or self.is_array(node) or self.last_values.before(node) is not None:
            return False
        bound = self.bindings.values.get(node.id, [])
        return any(one is not None and self.is_array(one, frozenset({node.id})) for one in bound)

    def _is_display(self, node: ast.expr | None) -> bool:
        return isinstance(node, (ast.List, ast.Tuple, ast.ListComp)) or (
            node is not None and dictionary_items(self.module, node) is not None
        )

    def _found_in(
        self, node: ast.expr, wanted: Callable[[ast.expr], bool], seen: frozenset[str]
    ) -> Iterator[ast.expr]:
        if wanted(node):
            yield node
            return
        inside = seen
        parts: list[ast.expr] = []
        items = dictionary_items(self.module, node)
        if items is not None:
            parts = [value for _, value in items]
        elif isinstance(node, (ast.List, ast.Tuple)):
            parts = node.elts
        elif isinstance(node, (ast.ListComp, ast.GeneratorExp)):
            parts = [node.elt]
        elif isinstance(node, ast.IfExp):
            parts = [node.body, node.orelse]
        elif isinstance(node, ast.Name) and node.id not in seen:
            inside = seen | {node.id}
            values = [one for one in self.bindings.values.get(node.id, []) if self._is_display(one)]
            parts = [*(one for one in values if one is not None), *self.bindings.members.get(node.id, [])]
        for part in parts:
            yield from self._found_in(part, wanted, inside)
