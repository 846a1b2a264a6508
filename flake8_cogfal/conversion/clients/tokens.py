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
    is_given: bool = False
    """Whether it is set to what something else than the environment gives."""


def tokens_of(module: PythonModule) -> Iterator[Token]:
    """Where a file names the token. Docstrings are left alone."""
    if TOKEN not in module.text and "r8_" not in module.text:
        return
    documentation = {
        id(node.value) for node in module.every(ast.Expr) if isinstance(node.value, ast.Constant)
    }
    inside = {id(part) for node in module.every(ast.JoinedStr) for part in walk(node) if part is not node}
    for node in module.every(ast.Assign):
        if any(isinstance(one, ast.Subscript) and TOKEN in module.source(one) for one in node.targets):
            if not isinstance(node.value, ast.Constant):
                if not is_read(module, node.value):
                    yield Token(node.value, is_given=True)
            elif isinstance(node.value.value, str) and not WRITTEN.fullmatch(node.value.value):
                yield Token(node.value, is_written=True)
    for text in module.every(ast.Constant):
        if not isinstance(text.value, str) or id(text) in documentation or id(text) in inside:
            continue
        if TOKEN in text.value:
            yield Token(text)
        elif WRITTEN.fullmatch(text.value):
            yield Token(text, is_written=True)
    yield from (Token(one) for one in module.every(ast.JoinedStr) if TOKEN in module.source(one))


def is_read(module: PythonModule, value: ast.expr, steps: int = 3) -> bool:
    """Whether a value is the environment's, by the name of the token in the file: then it follows."""
    if any(isinstance(one, ast.Constant) and TOKEN in str(one.value) for one in walk(value)):
        return True
    names = {_name(one) for one in walk(value)} - {""}
    assigned = [
        node.value
        for node in module.nodes
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.NamedExpr)) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if _name(target) in names
    ]
    return bool(steps) and any(is_read(module, one, steps - 1) for one in assigned)


def _name(node: ast.AST) -> str:
    """The name of a variable, or of an attribute."""
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def token_edits(module: PythonModule, tokens: tuple[Token, ...], renames: bool) -> Iterator[Edit]:
    """The name of fal's key in the place of the token's; where it ``renames``, also of a variable that is called so."""
    for one in tokens:
        if not one.is_written and not one.is_given:
            source = module.source(one.node)
            yield ReplaceExpression(
                module.path, *place_of(module, one.node), source, source.replace(TOKEN, KEY)
            )
    if renames:
        yield from _renamed(module)


def _renamed(module: PythonModule) -> Iterator[Edit]:
    """A variable that is called as the token, as long as it is one of the file alone, is called as the key."""
    names = [one for one in module.every(ast.Name) if one.id == TOKEN]
    otherwise = any(
        TOKEN in (getattr(one, "arg", ""), getattr(one, "attr", ""), *getattr(one, "names", ()))
        or (isinstance(one, ast.alias) and TOKEN in (one.name, one.asname))
        for one in module.nodes
    )
    in_a_class = any(TOKEN in map(_name, walk(one)) for one in module.every(ast.ClassDef))
    if otherwise or in_a_class or KEY in module.bound_names | module.used_names:
        return
    for name in names:
        yield ReplaceExpression(module.path, *place_of(module, name), TOKEN, KEY)
