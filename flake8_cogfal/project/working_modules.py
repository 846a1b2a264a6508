"""Modules of a project that do something when they are imported: load a model, set a variable of the environment."""

from __future__ import annotations

import ast

from ..source.module import ImportedName, PythonModule
from ..source.standard_modules import STANDARD
from .evaluated import CHEAP
from .statements import acts, is_definition, is_docstring, is_main_guard, is_type_checking


def works_when_imported(importing: PythonModule, imported: ImportedName) -> bool:
    """Whether importing a name runs more than definitions, in its module or in one that this imports."""
    pending = [importing.neighbour(imported), importing.submodule(imported)]
    seen: set[str] = set()
    while pending:
        module = pending.pop()
        if module is None or module.path in seen:
            continue
        seen.add(module.path)
        if any(_works(module, statement) for statement in module.tree.body):
            return True
        for one in module.imports:
            if one.at_module_level:
                pending += [module.neighbour(one), module.submodule(one)]
    return False


def _works(module: PythonModule, statement: ast.stmt) -> bool:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return any(_is_foreign(module, one) for one in statement.decorator_list)
    if (
        is_definition(statement)
        or is_docstring(statement)
        or is_main_guard(statement)
        or is_type_checking(statement)
    ):
        return False
    return acts(module, statement) or any(
        isinstance(node, ast.Call) and _is_foreign(module, node) for node in ast.walk(statement)
    )


def _is_foreign(module: PythonModule, node: ast.expr) -> bool:
    """Whether a call, or a decorator, belongs to a package: what it does is not known."""
    called = node.func if isinstance(node, ast.Call) else node
    name = module.qualified(called) or ""
    root = called
    while isinstance(root, ast.Attribute):
        root = root.value
    is_imported = isinstance(root, ast.Name) and root.id in module.top_level_imports
    return is_imported and name not in CHEAP and name.partition(".")[0] not in STANDARD
