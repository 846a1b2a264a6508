"""What a predictor without a return annotation gives, where its own expressions say that it is files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..source.module import Function, PythonModule, methods, own_nodes
from .names import ANY_PATH
from .types import read_type

DEPTH = 3
"""How many calls deep functions of the file are followed."""

DERIVED = frozenset(
    {"absolute", "expanduser", "joinpath", "rename", "replace", "resolve", "with_name", "with_suffix"}
)
"""Methods of a path that give another one."""


@dataclass(frozen=True)
class PathReader:
    """Tells paths from other values inside one function; ``owner`` is its class.

    ``paths`` are parameters that hold paths, ``assumed`` the variables that are being looked at.
    """

    module: PythonModule
    owner: ast.ClassDef
    function: Function
    paths: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()
    depth: int = DEPTH

    @property
    def returns_paths(self) -> bool:
        """Whether the function returns paths and nothing else; None may come between."""
        return self._are_paths([one.value for one in own_nodes(self.function) if isinstance(one, ast.Return)])

    @property
    def yields_paths(self) -> bool:
        """Whether the function yields paths and nothing else."""
        nodes = list(own_nodes(self.function))
        return not any(isinstance(one, ast.YieldFrom) for one in nodes) and self._are_paths(
            [one.value for one in nodes if isinstance(one, ast.Yield)]
        )

    def _are_paths(self, values: list[ast.expr | None]) -> bool:
        some = [one for one in values if one is not None and not _is_none(one)]
        return bool(some) and all(self._is_path(one) for one in some)

    def _is_path(self, value: ast.expr) -> bool:
        if isinstance(value, ast.Name):
            return self._is_path_name(value)
        if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Div):
            return self._is_path(value.left)
        if isinstance(value, ast.IfExp):
            return self._are_paths([value.body, value.orelse])
        return isinstance(value, ast.Call) and self._is_path_call(value)

    def _is_path_call(self, call: ast.Call) -> bool:
        name = self.module.qualified(call.func) or ""
        if name in ANY_PATH:
            return True
        called = self.module.functions.get(name)
        if name.startswith("self."):
            called = next((one for one in methods(self.owner) if f"self.{one.name}" == name), None)
        if called is not None:
            return self._gives_path(called, call)
        return (
            isinstance(call.func, ast.Attribute)
            and call.func.attr in DERIVED
            and self._is_path(call.func.value)
        )

    def _gives_path(self, called: Function, call: ast.Call) -> bool:
        if called.returns is not None:
            type_ = read_type(self.module, called.returns)
            return type_.kind == "path" and not type_.is_list
        if not self.depth or any(isinstance(one, (ast.Yield, ast.YieldFrom)) for one in own_nodes(called)):
            return False
        paths = frozenset(name for name, value in _given(called, call) if self._is_path(value))
        return PathReader(self.module, self.owner, called, paths, frozenset(), self.depth - 1).returns_paths

    def _is_path_name(self, used: ast.Name) -> bool:
        above = _assigned_above(self.function, used)
        if above is not None:
            return self._is_path(above)
        if used.id in self.assumed:
            return True
        stores = [node for node in ast.walk(self.function) if _stores(node, used.id)]
        values = [value for node in own_nodes(self.function) for value in _assigned(node, used.id)]
        if not stores or len(values) < len(stores):
            return not stores and used.id in self.paths
        further = replace(self, assumed=self.assumed | {used.id})
        return all(further._is_path(value) for value in values)


def _assigned_above(function: Function, used: ast.Name) -> ast.expr | None:
    """The value that the name has for sure: its last assignment further up in the same block of statements."""
    block, index = _place(function.body, used)
    for statement in reversed(block[:index]):
        for value in _assigned(statement, used.id):
            return value
        if any(_stores(node, used.id) for node in ast.walk(statement)):
            return None
    return None


def _place(block: list[ast.stmt], node: ast.AST) -> tuple[list[ast.stmt], int]:
    """The innermost block of statements with a node, and the index of its statement there."""
    for index, statement in enumerate(block):
        if any(one is node for one in ast.walk(statement)):
            for inner in _blocks(statement):
                found = _place(inner, node)
                if found[0]:
                    return found
            return block, index
    return [], 0


def _blocks(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The blocks of a compound statement."""
    for part in [statement, *getattr(statement, "handlers", ()), *getattr(statement, "cases", ())]:
        for name in ("body", "orelse", "finalbody"):
            yield getattr(part, name, [])


def _assigned(node: ast.AST, name: str) -> list[ast.expr]:
    """The value that an assignment gives to a name."""
    if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
        return []
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [node.value for one in targets if isinstance(one, ast.Name) and one.id == name]


def _stores(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load)


def _given(called: Function, call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    """The arguments of a call with the parameters that take them."""
    parameters = [one.arg for one in [*called.args.posonlyargs, *called.args.args] if one.arg != "self"]
    yield from zip(parameters, call.args, strict=False)
    yield from ((one.arg, one.value) for one in call.keywords if one.arg is not None)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
