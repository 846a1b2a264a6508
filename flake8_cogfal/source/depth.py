"""How deeply a syntax tree is nested: whoever follows a tree calls itself once or more for every level of it."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from .walking import children

DEPTH_LIMIT = 150
"""Levels that everything here can follow; what people write has some twenty."""


@dataclass(frozen=True, order=True)
class Depth:
    """The number of levels, and the 1-based line of the statement that has them."""

    levels: int
    line: int


def depth_of(tree: ast.Module) -> Depth:
    """The deepest place of a module."""
    deepest = Depth(0, 1)
    for statement in tree.body:
        level: list[ast.AST] = [statement]
        levels = 0
        line = statement.lineno
        while level:
            levels += 1
            line = next((one.lineno for one in level if isinstance(one, ast.stmt)), line)
            level = [below for one in level for below in children(one)]
        deepest = max(deepest, Depth(levels, line))
    return deepest
