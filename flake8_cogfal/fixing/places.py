"""Where edits find nodes of the syntax tree."""

from __future__ import annotations

import ast

from ..source.module import PythonModule


def place_of(module: PythonModule, node: ast.expr | ast.stmt) -> tuple[int, int]:
    """Where an edit finds a node, decorators included: 1-based line, 0-based column in characters."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and node.decorator_list:
        return node.decorator_list[0].lineno, node.col_offset
    return node.lineno, module.character_column(node)
