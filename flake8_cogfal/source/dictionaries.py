"""Dictionaries as code makes them: ``{"a": x}`` and ``dict(a=x)``."""

from __future__ import annotations

import ast

from .module import PythonModule

Item = tuple[ast.expr | None, ast.expr]


def dictionary_items(module: PythonModule, node: ast.AST) -> list[Item] | None:
    """The keys and values of a new dictionary; None for anything else.

    A key of None stands before what is taken over as a whole: ``{**more}``, ``dict(more)``.
    """
    if isinstance(node, ast.Dict):
        return list(zip(node.keys, node.values, strict=True))
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dict"):
        return None
    if "dict" in module.top_level_bindings:
        return None
    taken: list[Item] = [(None, one) for one in node.args]
    return taken + [(ast.Constant(one.arg) if one.arg else None, one.value) for one in node.keywords]
