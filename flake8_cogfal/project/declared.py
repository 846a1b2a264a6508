"""Statements that only declare inputs, and that nothing needs once the inputs are fields of a model."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from ..cog.declarations import Definition, is_input
from ..cog.uses import needs_cog
from ..source.module import Function, PythonModule
from .project import PythonFile


def spent_definitions(file: PythonFile) -> tuple[Definition, ...]:
    """What the signature of the file's predictor takes its inputs from, in this file or in modules of the project.

    Without what is also read elsewhere, or holds more than declarations.
    """
    if file.predictor is None:
        return ()
    found: dict[tuple[str, int], Definition] = {}
    for parameter in file.predictor.inputs:
        definition = parameter.declaration.definition if parameter.declaration else None
        if definition is not None:
            found.setdefault((definition.module.path, definition.statement.lineno), definition)
    return tuple(one for one in found.values() if _is_spent(file, one))


def _is_spent(file: PythonFile, definition: Definition) -> bool:
    assert file.predictor is not None
    home, name = definition.module, definition.name
    own = [definition.statement]
    signature = _parts_of_signature(file.predictor.endpoint)
    if _reads(home, {name}, [*own, *signature] if home is file.module else own):
        return False
    if not _only_declares(home, definition.statement):
        return False
    if home is file.module:
        return True
    others = (path for path in file.project.tree.python_files() if path not in (file.path, home.path))
    return not _reads(file.module, {name}, signature) and not any(_needs(file, path, name) for path in others)


def _needs(file: PythonFile, path: str, name: str) -> bool:
    """Whether another file of the project has a use for a name on fal, where a predictor of Cog has none."""
    if name.encode() not in (file.project.tree.read(path) or b""):
        return False
    module = file.project.module_at(path)
    return module is None or not needs_cog(module) or any(one.path == path for one in file.reached)


def _parts_of_signature(function: Function) -> list[ast.expr]:
    defaults = [*function.args.defaults, *function.args.kw_defaults]
    return [one for one in defaults if one is not None]


def _reads(module: PythonModule, names: set[str], apart_from: Sequence[ast.stmt | ast.expr]) -> bool:
    """Whether a module reads one of the names, also as an attribute, anywhere else."""
    spans = [
        ((one.lineno, one.col_offset), (one.end_lineno or 0, one.end_col_offset or 0)) for one in apart_from
    ]
    for node in module.nodes:
        if isinstance(node, ast.Name):
            found = isinstance(node.ctx, ast.Load) and node.id in names
        else:
            found = isinstance(node, ast.Attribute) and node.attr in names
        if found and not any(start <= (node.lineno, node.col_offset) < end for start, end in spans):  # type: ignore[attr-defined]
            return True
    return False


def _only_declares(module: PythonModule, statement: ast.stmt) -> bool:
    if isinstance(statement, (ast.Assign, ast.AnnAssign)):
        return is_input(module, statement.value)
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        last = statement.body[-1]
        return isinstance(last, ast.Return) and is_input(module, last.value)
    if isinstance(statement, ast.ClassDef):
        return all(
            isinstance(one, (ast.Expr, ast.Pass)) or _only_declares(module, one) for one in statement.body
        )
    return False
