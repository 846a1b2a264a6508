"""Walking a syntax tree. Linting is little else, so this is where its time goes."""

from __future__ import annotations

import ast

# Fields that hold no node, or one that says nothing by itself: `ast.Load()`, `ast.Add()`.
_WITHOUT_NODES = frozenset(
    {"arg", "attr", "asname", "conversion", "ctx", "id", "is_async", "kind", "kwd_attrs", "level", "module", "op", "ops",
     "simple", "type_comment"}
)  # fmt: skip
_LEAVES = (ast.Constant, ast.Global, ast.Nonlocal)

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_KEPT = "_nodes_of_function"
_PARENTS = "_parents_in_function"

_fields: dict[type[ast.AST], tuple[str, ...]] = {}


def walk(node: ast.AST) -> list[ast.AST]:
    """The node and every node below it, outer ones first, in the order of ``ast.walk``.

    Contexts and operators are left out: they are more than a third of all nodes, and their owner has them. A list, which
    nobody changes, and not a generator, at a third of the time of ``ast.walk``. Functions keep theirs, since every rule
    asks for those of the endpoint.
    """
    if isinstance(node, _FUNCTIONS):
        known: list[ast.AST] | None = node.__dict__.get(_KEPT)
        if known is None:
            known = node.__dict__[_KEPT] = _walked(node)
        return known
    return _walked(node)


def parents(function: ast.FunctionDef | ast.AsyncFunctionDef) -> dict[ast.AST, ast.AST]:
    """Every node below a function with the one that it stands in; the function keeps the answer."""
    known: dict[ast.AST, ast.AST] | None = function.__dict__.get(_PARENTS)
    if known is None:
        known = {child: node for node in walk(function) for child in children(node)}
        function.__dict__[_PARENTS] = known
    return known


def _walked(node: ast.AST) -> list[ast.AST]:
    found = [node]
    for one in found:  # which grows meanwhile
        found += children(one)
    return found


def names_in(node: ast.AST) -> set[str]:
    """The variables that are named at or below a node."""
    return {one.id for one in walk(node) if isinstance(one, ast.Name)}


def children(node: ast.AST) -> list[ast.AST]:
    """The nodes directly below a node, in order, without contexts and operators."""
    kind = node.__class__
    names = _fields.get(kind)
    if names is None:
        names = _fields[kind] = _names_of(kind)
    found: list[ast.AST] = []
    for name in names:
        value = getattr(node, name, None)
        if isinstance(value, list):
            # None is among the keys of a dictionary for `**`, and among defaults.
            found += [item for item in value if item] if None in value else value
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


def _names_of(kind: type[ast.AST]) -> tuple[str, ...]:
    """The fields of a kind of node that may hold nodes."""
    return () if kind in _LEAVES else tuple(name for name in kind._fields if name not in _WITHOUT_NODES)
