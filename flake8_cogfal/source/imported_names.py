"""What import statements bind."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class ImportedName:
    """One name that an import statement binds.

    ``module`` is the dotted module; ``name`` the attribute taken from it (None for ``import module``);
    ``bound`` the name in the file. ``import a.b`` binds ``a``.
    """

    module: str
    name: str | None
    bound: str
    alias: str | None
    level: int
    statement: ast.Import | ast.ImportFrom
    at_module_level: bool
    """Directly in the module's body, not inside a function, class, ``if`` or ``try``."""

    @property
    def root(self) -> str:
        """First part of the module's name; empty for a relative import."""
        return "" if self.level else self.module.partition(".")[0]

    @property
    def qualified(self) -> str:
        """What the bound name stands for, dotted."""
        if self.name is not None:
            return f"{'.' * self.level}{self.module}.{self.name}"
        return self.module if self.alias else self.root

    @property
    def source(self) -> str:
        """The import of this name alone, as a statement."""
        renamed = f" as {self.alias}" if self.alias else ""
        if self.name is None:
            return f"import {self.module}{renamed}"
        return f"from {'.' * self.level}{self.module} import {self.name}{renamed}"


def imported_names(tree: ast.Module) -> tuple[ImportedName, ...]:
    """Every imported name of a file, in order."""
    top = set(map(id, tree.body))
    found = [
        imported
        for node in _statements(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for imported in _imported_by(node, id(node) in top)
    ]
    return tuple(sorted(found, key=lambda one: (one.statement.lineno, one.statement.col_offset)))


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    """The statements of every block; expressions, which hold no imports and make up most of a tree, are passed by."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        yield node
        for block in ("body", "orelse", "finalbody", "handlers", "cases"):
            inner = getattr(node, block, None)
            if isinstance(inner, list):
                pending += inner


def _imported_by(node: ast.Import | ast.ImportFrom, at_module_level: bool) -> Iterator[ImportedName]:
    for alias in node.names:
        if isinstance(node, ast.ImportFrom):
            yield ImportedName(
                node.module or "",
                alias.name,
                alias.asname or alias.name,
                alias.asname,
                node.level,
                node,
                at_module_level,
            )
        else:
            bound = alias.asname or alias.name.partition(".")[0]
            yield ImportedName(alias.name, None, bound, alias.asname, 0, node, at_module_level)
