"""Modules of a project that do something when they are imported: call a library, set a variable of the environment."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from ..source.imported_names import ImportedName
from ..source.module import PythonModule
from ..source.standard_modules import STANDARD
from ..source.walking import children
from .evaluated import reads_the_source
from .statements import acts, is_main_guard, is_type_checking

SETTING = re.compile(r"(os|sys)\.|.*\.(register|set_|use$)")
"""Calls that change what comes later: the environment, the search path, a registry, a backend."""


def working_modules(importing: PythonModule, imported: ImportedName) -> frozenset[str]:
    """The paths of the modules, of those that importing a name runs, that call a library meanwhile or have an effect on
    what comes later. A request should not wait for that, nor fail at it.
    """
    pending = [importing.neighbour(imported), importing.submodule(imported)]
    seen: dict[str, bool] = {}
    while pending:
        module = pending.pop()
        if module is None or module.path in seen:
            continue
        seen[module.path] = any(_works(module, statement) for statement in module.tree.body)
        for one in module.imports:
            if one.at_module_level:
                pending += [module.neighbour(one), module.submodule(one)]
    return frozenset(path for path, works in seen.items() if works)


def _works(module: PythonModule, statement: ast.stmt) -> bool:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)) and any(
        reads_the_source(module, one) for one in statement.decorator_list
    ):
        return True
    if is_main_guard(statement) or is_type_checking(statement):
        return False
    return _has_effect(module, statement) or any(
        isinstance(node, ast.Call) and _is_of_a_library(module, node.func)
        for node in _run_on_import(statement)
    )


def _run_on_import(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement that run where it stands: of functions their decorators and defaults."""
    pending: list[ast.AST] = [statement]
    while pending:
        node = pending.pop()
        yield node
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            pending += [
                *node.decorator_list,
                *node.args.defaults,
                *(one for one in node.args.kw_defaults if one),
            ]
        elif not isinstance(node, ast.Lambda):
            pending += children(node)


def _is_of_a_library(module: PythonModule, called: ast.expr) -> bool:
    """Whether something is called that neither Python nor the project brings."""
    while isinstance(called, ast.Attribute):
        called = called.value
    imported = module.top_level_imports.get(called.id) if isinstance(called, ast.Name) else None
    return (
        imported is not None
        and not imported.level
        and imported.root not in STANDARD
        and module.neighbour(imported) is None
    )


def _has_effect(module: PythonModule, statement: ast.stmt) -> bool:
    """Whether a statement changes something outside its module; what it only asks for does not matter here."""
    if isinstance(statement, ast.Expr):
        call = statement.value
        return isinstance(call, ast.Call) and bool(SETTING.match(module.qualified(call.func) or ""))
    if isinstance(statement, ast.Assign):
        is_part = any(isinstance(one, (ast.Attribute, ast.Subscript)) for one in statement.targets)
        return is_part and acts(module, statement)
    nested = (one for one in children(statement) if isinstance(one, ast.stmt))
    return isinstance(statement, (ast.If, ast.For, ast.Try, ast.With)) and any(
        _has_effect(module, one) for one in nested
    )
