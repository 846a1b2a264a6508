"""Pieces of a stream that are one object, changed from piece to piece: listed as they are, all would be the last."""

from __future__ import annotations

import ast

from ...cog.predictor import Predictor
from ...source.module import Function
from ...source.walking import walk

CHANGING = frozenset(
    {
        "add", "append", "appendleft", "clear", "discard", "extend", "insert", "pop", "popitem", "remove", "reverse",
        "setdefault", "sort", "update",
    }
)  # fmt: skip
LOOPS = (ast.For, ast.AsyncFor, ast.While)


def are_changed_later(predictor: Predictor) -> bool:
    """Whether the generator may change a list or dictionary that it has yielded before."""
    function = predictor.endpoint
    changed = _changed_names(function)
    for node in predictor.yields:
        value = node.value
        if isinstance(value, (ast.Attribute, ast.Subscript)):
            return True
        if (
            isinstance(value, ast.Name)
            and value.id in changed
            and not _is_made_anew(function, node, value.id)
        ):
            return True
    return False


def may_be_none(predictor: Predictor) -> bool:
    """Whether a piece may be None: its type says so, or a ``yield`` has no value."""
    return predictor.piece.is_optional or any(
        one.value is None or (isinstance(one.value, ast.Constant) and one.value.value is None)
        for one in predictor.yields
    )


def _changed_names(function: Function) -> set[str]:
    """Names of what is changed in place: ``x.append(y)``, ``x["a"]["b"] = y``, ``x += y``."""
    names = set()
    for node in walk(function):
        changed: ast.expr | None = None
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
            changed = node.func.value
        elif isinstance(node, (ast.Subscript, ast.Attribute)) and not isinstance(node.ctx, ast.Load):
            changed = node.value
        elif isinstance(node, ast.AugAssign):
            changed = node.target
        while isinstance(changed, (ast.Subscript, ast.Attribute)):
            changed = changed.value
        if isinstance(changed, ast.Name):
            names.add(changed.id)
    return names


def _is_made_anew(function: Function, piece: ast.Yield, name: str) -> bool:
    """Whether the innermost loop around a ``yield`` assigns the name."""
    around = [
        loop
        for loop in walk(function)
        if isinstance(loop, LOOPS) and any(node is piece for node in walk(loop))
    ]
    if not around:
        return False
    return any(
        isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
        for node in walk(around[-1])
    )
