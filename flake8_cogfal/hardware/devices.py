"""Whether code asks for a GPU whatever the machine has."""

from __future__ import annotations

import ast

from ..source.module import PythonModule
from .precision import unconditional

CHECKS = ("is_available", "device_count", "mps")
"""Code that looks first runs on both."""


def asks_for_cuda(module: PythonModule) -> int | None:
    """The 1-based line that moves something to ``cuda`` without a condition; None where the code looks, or asks for none."""
    if "cuda" not in module.text or any(one in module.text for one in CHECKS):
        return None
    for node in unconditional(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            to_cuda = node.func.attr == "to" and any(map(_is_cuda, node.args))
            if to_cuda or (node.func.attr == "cuda" and not node.args):
                return node.lineno
        if isinstance(node, ast.keyword) and node.arg == "device" and _is_cuda(node.value):
            return node.value.lineno
    return None


def _is_cuda(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.split(":")[0] == "cuda"
    )
