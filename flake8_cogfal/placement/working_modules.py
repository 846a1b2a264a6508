"""Modules of a project that do something when they are imported: load a model, set a variable of the environment."""

from __future__ import annotations

import ast
import re

from ..source.module import ImportedName, PythonModule
from ..source.standard_modules import STANDARD
from ..source.walking import children, walk
from .evaluated import reads_the_source
from .statements import acts, is_definition, is_docstring, is_main_guard, is_type_checking

HEAVY = frozenset(
    {"compile", "download", "from_pretrained", "hf_hub_download", "load", "load_model", "snapshot_download"}
)
"""Names of functions and methods that take their time."""

SETTING = re.compile(r"(os|sys)\.|.*\.(register|set_|use$)")
"""Calls that change what comes later: the environment, the search path, a registry, a backend."""


def working_modules(importing: PythonModule, imported: ImportedName) -> frozenset[str]:
    """The paths of the modules, of those that importing a name runs, that have an effect on what comes later or take
    long.
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
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return any(reads_the_source(module, one) for one in statement.decorator_list)
    if (
        is_definition(statement)
        or is_docstring(statement)
        or is_main_guard(statement)
        or is_type_checking(statement)
    ):
        return False
    return _has_effect(module, statement) or any(
        isinstance(node, ast.Call) and _is_heavy(module, node.func) for node in walk(statement)
    )


def _is_heavy(module: PythonModule, function: ast.expr) -> bool:
    name = module.qualified(function) or ""
    last = function.attr if isinstance(function, ast.Attribute) else name
    return last in HEAVY and name.partition(".")[0] not in STANDARD


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
