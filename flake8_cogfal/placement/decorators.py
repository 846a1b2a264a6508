"""Decorators that a file defines itself: they run while it is imported, what they return does not."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..source.module import Function, PythonModule
from ..source.walking import children, walk
from .statements import names_read

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def decorating_functions(module: PythonModule) -> dict[str, int]:
    """The functions of a file that decorate others in it, with the levels of their bodies that run on import.

    One for ``@timed``, two for ``@retry(3)``, where the function in the first is the decorator.
    """
    found: dict[str, int] = {}
    for node in module.definitions:
        for decorator in node.decorator_list:
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            if isinstance(called, ast.Name) and called.id in module.functions:
                levels = 2 if isinstance(decorator, ast.Call) else 1
                found[called.id] = max(levels, found.get(called.id, 0))
    return found


def names_when_decorating(module: PythonModule, decorator: ast.expr) -> frozenset[str]:
    """The names of the module that are read when a decorator is applied: its own, and those of the function it is."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    names = names_read(decorator)
    if isinstance(called, ast.Name) and called.id in module.functions:
        levels = 2 if isinstance(decorator, ast.Call) else 1
        for depth, function in with_nested(module.functions[called.id]):
            if depth < levels:
                names |= own_names(module, function)
    return names


def with_nested(function: Function, depth: int = 0) -> Iterator[tuple[int, Function]]:
    """A function and those in it, with how deep each is."""
    yield depth, function
    pending: list[ast.AST] = list(function.body)
    while pending:
        node = pending.pop(0)
        if isinstance(node, FUNCTIONS):
            yield from with_nested(node, depth + 1)
        else:
            pending[:0] = children(node)


def own_names(module: PythonModule, function: Function) -> frozenset[str]:
    """The names of the module that a function reads itself: not those that only a function in it reads."""
    nested = [one for depth, one in with_nested(function, 0) if depth == 1]
    body = frozenset().union(*map(_read_outside_functions, function.body))
    return module.globals_used(function) & (body | frozenset().union(*map(_evaluated, nested)))


def _read_outside_functions(node: ast.AST) -> frozenset[str]:
    found: set[str] = set()
    pending: list[ast.AST] = [node]
    while pending:
        one = pending.pop()
        if isinstance(one, FUNCTIONS):
            continue
        if isinstance(one, ast.Name):
            found.add(one.id)
        pending.extend(children(one))
    return frozenset(found)


def _evaluated(function: Function) -> frozenset[str]:
    """What Python reads where a function is defined: its decorators, defaults and annotations."""
    header = [*function.decorator_list, function.args, *([function.returns] if function.returns else [])]
    return frozenset(node.id for part in header for node in walk(part) if isinstance(node, ast.Name))


def takes_instance_apart(module: PythonModule | None, name: str) -> bool:
    """Whether a decorator of another file asks for the instance by a parameter of its own: ``def wrapper(self, *args)``.

    Such a decorator cannot be given a method of an instance.
    """
    function = module.functions.get(name) if module is not None else None
    if function is None:
        return False
    return any(one.args.args or one.args.posonlyargs for depth, one in with_nested(function) if depth)
