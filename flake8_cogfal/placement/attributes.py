"""Constants of the module that become attributes of the app."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from keyword import iskeyword
from typing import TYPE_CHECKING

from ..fal.app import APP_NAMES, decorator_name
from ..source.module import Function, PythonModule, methods
from ..source.walking import walk

if TYPE_CHECKING:
    from .moving import MovedStatement


def attribute_for(
    module: PythonModule, app_class: ast.ClassDef, moved: MovedStatement, others: Iterable[ast.stmt]
) -> str:
    """The attribute that a constant can become: ``SCHEDULERS = {...}`` is ``schedulers``; empty where it cannot.

    ``others`` are the statements in ``setup()`` that read it.
    """
    statement = moved.statement
    targets = (
        statement.targets
        if isinstance(statement, ast.Assign)
        else [statement.target]
        if isinstance(statement, ast.AnnAssign)
        else []
    )
    if moved.early or len(moved.binds) != 1 or len(targets) != 1:
        return ""
    target = targets[0]
    name = target.id.lower().strip("_") if isinstance(target, ast.Name) else ""
    taken = {node.attr for node in walk(app_class) if isinstance(node, ast.Attribute)}
    taken |= {method.name for method in methods(app_class)} | APP_NAMES
    parameters = {node.arg for other in others for node in walk(other) if isinstance(node, ast.arg)}
    bindings = [node for node in module.every(ast.Name) if node.id == moved.binds[0]]
    is_constant = (
        moved.binds[0] not in parameters and sum(not isinstance(node.ctx, ast.Load) for node in bindings) == 1
    )
    return name if is_constant and name.isidentifier() and name not in taken and not iskeyword(name) else ""


def is_method(module: PythonModule, function: Function) -> bool:
    """Whether a function of a class is called on an instance."""
    arguments = [*function.args.posonlyargs, *function.args.args]
    plain = not any(
        decorator_name(module, one) in ("staticmethod", "classmethod") for one in function.decorator_list
    )
    return plain and bool(arguments) and arguments[0].arg == "self"
