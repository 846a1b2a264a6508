"""Code that receives what Replicate sends to a webhook: a dict with ``id``, ``status`` and ``output``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..source.module import Function, PythonModule, own_nodes
from ..source.walking import walk
from .names import API, STATUSES

KEYS = frozenset({"id", "output", "error", "logs", "urls", "metrics"})
SENT = ("request", "req", "body", "event", "payload", "rfile", "data", "raw", "environ")
"""Names of what a web framework hands to a handler."""


def webhook_bodies(module: PythonModule) -> frozenset[ast.expr]:
    """The expressions that give the body of a request which comes from Replicate, by how their dict is read."""
    if API in module.text or "succeeded" not in module.text:
        return frozenset()
    functions = [node for node in module.nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return frozenset(body for function in functions for body in _bodies(function))


def _bodies(function: Function) -> Iterator[ast.expr]:
    nodes = list(own_nodes(function))
    if not any(isinstance(one, ast.Constant) and one.value in STATUSES for one in nodes):
        return
    for node in nodes:
        if (
            not isinstance(node, ast.Assign)
            or len(node.targets) != 1
            or not isinstance(node.targets[0], ast.Name)
        ):
            continue
        keys = set(_keys(nodes, node.targets[0].id))
        if "status" in keys and keys & KEYS and _is_body(node.value):
            yield node.value


def _keys(nodes: list[ast.AST], name: str) -> Iterator[object]:
    """The keys that are read from a variable."""
    for node in nodes:
        key: ast.expr | None = None
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == name:
            key = node.slice
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            owner = node.func.value
            key = node.args[0] if isinstance(owner, ast.Name) and owner.id == name and node.args else None
        if isinstance(key, ast.Constant):
            yield key.value


def _is_body(node: ast.expr) -> bool:
    """``await request.json()``, ``request.get_json()``, ``json.loads(self.rfile.read(...))``"""
    names = [
        one.id if isinstance(one, ast.Name) else one.attr
        for one in walk(node)
        if isinstance(one, (ast.Name, ast.Attribute))
    ]
    reads = any(name in ("json", "get_json", "loads") for name in names)
    return reads and any(name.lower() in SENT for name in names)
