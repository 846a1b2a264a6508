"""Choices and defaults that only the runner can compute: they depend on a library, on files, on the environment."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from ..cog.inputs import InputParameter
from ..source.constants import is_constant
from ..source.imported_names import ImportedName
from ..source.module import PythonModule
from ..source.operations import FUNCTIONS, METHODS
from ..source.walking import walk
from .statements import acts, names_read

COMPOUND = (ast.For, ast.If, ast.Try, ast.While, ast.With)
HARMLESS = frozenset(FUNCTIONS).union(*METHODS.values())


def computed_expressions(
    inputs: tuple[InputParameter, ...], is_deferred: Callable[[ImportedName], bool]
) -> Iterator[ast.expr]:
    """The ``choices`` and default values of inputs that cannot be known before the app runs, as written.

    ``is_deferred`` tells of an import that it leaves the module level.
    """
    for parameter in inputs:
        choices, default = parameter.choices, parameter.default_value
        if choices is not None and not is_constant(parameter.module, choices):
            yield choices
        if parameter.type.is_file:
            continue
        if default is not None and depends_on_the_runner(parameter.module, default, is_deferred):
            yield default


def unknown_descriptions(
    inputs: tuple[InputParameter, ...], is_deferred: Callable[[ImportedName], bool]
) -> Iterator[ast.expr]:
    """The descriptions of inputs that cannot be known before the app runs."""
    for parameter in inputs:
        description = parameter.arguments.get("description")
        if description is not None and depends_on_the_runner(parameter.module, description, is_deferred):
            yield description


def depends_on_the_runner(
    module: PythonModule, node: ast.expr, is_deferred: Callable[[ImportedName], bool], depth: int = 10
) -> bool:
    """Whether an expression would have another value, or none, where the app is deployed from."""
    if is_constant(module, node):
        return False
    if depth == 0:
        return True
    for part in walk(node):
        if isinstance(part, ast.Call) and not _is_harmless(module, part.func):
            return True
        if isinstance(part, ast.Subscript) and module.qualified(part.value) == "os.environ":
            return True
    for name in names_read(node):
        imported = module.top_level_imports.get(name)
        if imported is not None and is_deferred(imported):
            return True
        bindings = module.top_level_bindings.get(name, ())
        if any(isinstance(one, COMPOUND) and acts(module, one) for one in bindings):
            return True
        values = (getattr(one, "value", None) for one in bindings)
        if any(
            isinstance(value, ast.expr) and depends_on_the_runner(module, value, is_deferred, depth - 1)
            for value in values
        ):
            return True
    return False


def _is_harmless(module: PythonModule, function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute):
        owner = function.value
        while isinstance(owner, (ast.Attribute, ast.Subscript)):
            owner = owner.value
        is_imported = isinstance(owner, ast.Name) and owner.id in module.top_level_imports  # os.environ.get
        return function.attr in HARMLESS and not is_imported and not isinstance(function.value, ast.Call)
    return module.qualified(function) in HARMLESS
