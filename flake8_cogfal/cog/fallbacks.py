"""Imports of cog that a file can do without: ``try: from cog import Path``, ``except ImportError: ...``."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from ..source.imported_names import ImportedName
from ..source.module import PythonModule
from .names import is_cog

CAUGHT = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})
"""What stands behind ``except`` where a package is missing."""


@dataclass(frozen=True)
class Fallback:
    """A ``try`` with imports of cog in its body. ``is_plain``: there is nothing else in it.

    ``is_import``: there are other imports at most, and nothing takes their place where they fail.
    """

    statement: ast.Try
    imports: tuple[ImportedName, ...]
    is_plain: bool
    is_import: bool


def fallbacks(module: PythonModule) -> tuple[Fallback, ...]:
    """The statements of a file that go another way where cog is not installed."""
    found = []
    for node in module.every(ast.Try):
        if any(_catches(module, one) for one in node.handlers):
            imports = tuple(one for one in module.imports if is_cog(one) and one.statement in node.body)
            if imports:
                of_cog = {id(one.statement) for one in imports}
                is_plain = all(id(one) in of_cog for one in node.body) and not node.orelse + node.finalbody
                found.append(Fallback(node, imports, is_plain, is_plain or _only_imports(node)))
    return tuple(found)


def _only_imports(node: ast.Try) -> bool:
    """Whether a ``try`` imports, and goes on without what is missing."""
    instead = [one for handler in node.handlers for one in handler.body]
    return (
        all(isinstance(one, (ast.Import, ast.ImportFrom)) for one in node.body)
        and not node.orelse + node.finalbody
        and all(isinstance(one, (ast.Expr, ast.Pass, ast.Raise)) for one in instead)
    )


def _catches(module: PythonModule, handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    types = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(module.qualified(one) in CAUGHT for one in types)
