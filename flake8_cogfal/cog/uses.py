"""Where a file uses the names that it has from the ``cog`` package."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..source.module import PythonModule
from ..source.walking import walk
from .names import KNOWN, is_cog

IMPORTING = frozenset({"importlib.import_module", "__import__"})


def needs_cog(module: PythonModule) -> bool:
    """Whether the file imports ``cog`` anywhere, in whatever way."""
    return any(is_cog(imported) for imported in module.imports) or any(dynamic_imports(module))


def uses_of_cog(module: PythonModule) -> Iterator[tuple[ast.expr, str]]:
    """Every expression that reads cog or a name of it, with the dotted name: ``cog.Path`` for that of ``Path.home()``."""
    from_cog = {one.bound for one in module.imports if is_cog(one)}
    inside: set[int] = set()
    for node in module.nodes if from_cog else ():
        if not isinstance(node, (ast.Name, ast.Attribute)) or id(node) in inside:
            continue
        name = module.qualified(node)
        if name is None or name.partition(".")[0] != "cog" or _root(node) not in from_cog:
            continue
        if not isinstance(node.ctx, ast.Load):
            continue
        if name in KNOWN or not _is_within_known(name):
            inside.update(id(part) for part in walk(node))
            yield node, name


def _is_within_known(name: str) -> bool:
    """Whether this is something of a known name, such as its method: ``cog.Path.home``."""
    parts = name.split(".")
    return any(".".join(parts[:n]) in KNOWN for n in range(2, len(parts)))


def dynamic_imports(module: PythonModule) -> Iterator[ast.Call]:
    """``importlib.import_module("cog")`` and ``__import__("cog")``."""
    if "import_module" not in module.text and "__import__" not in module.text:
        return
    for node in module.every(ast.Call):
        if node.args and module.qualified(node.func) in IMPORTING:
            name = node.args[0].value if isinstance(node.args[0], ast.Constant) else ""
            if str(name).partition(".")[0] == "cog":
                yield node


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
