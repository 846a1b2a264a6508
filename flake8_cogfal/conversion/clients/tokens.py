"""Replicate's token in the environment, and fal's key."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...fixing.edits import Edit, ReplaceExpression
from ...fixing.places import place_of
from ...replicate.names import TOKEN
from ...source.module import PythonModule
from ...source.walking import walk

KEY = "FAL_KEY"
WRITTEN = re.compile(r"r8_[A-Za-z0-9]*")


@dataclass(frozen=True)
class Token:
    """An expression that names the token, or holds one (``is_written``)."""

    node: ast.expr
    is_written: bool = False


def tokens_of(module: PythonModule) -> Iterator[Token]:
    """Where a file names the token. Docstrings are left alone."""
    if TOKEN not in module.text and "r8_" not in module.text:
        return
    documentation = {
        id(node.value)
        for node in module.nodes
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    inside = {
        id(part)
        for node in module.nodes
        if isinstance(node, ast.JoinedStr)
        for part in walk(node)
        if part is not node
    }
    for node in module.nodes:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
        ):
            set_here = any(
                isinstance(one, ast.Subscript) and TOKEN in module.source(one) for one in node.targets
            )
            if set_here and not WRITTEN.fullmatch(node.value.value):
                yield Token(node.value, is_written=True)
        if id(node) in documentation:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            if TOKEN in node.value:
                yield Token(node)
            elif WRITTEN.fullmatch(node.value):
                yield Token(node, is_written=True)
        elif isinstance(node, ast.JoinedStr) and TOKEN in module.source(node):
            yield Token(node)


def token_edits(module: PythonModule, tokens: tuple[Token, ...]) -> Iterator[Edit]:
    """The name of fal's key in the place of the token's."""
    for one in tokens:
        if not one.is_written:
            source = module.source(one.node)
            yield ReplaceExpression(
                module.path, *place_of(module, one.node), source, source.replace(TOKEN, KEY)
            )
