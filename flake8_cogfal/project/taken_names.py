"""Names that a file gives a meaning of its own, where the app needs another one."""

from __future__ import annotations

import ast

from ..cog.names import is_cog
from ..placement.statements import names_bound
from ..source.module import own_nodes
from ..source.walking import walk
from .project import PythonFile


def names_of_ones_own(file: PythonFile) -> dict[str, int]:
    """Names that the module's body defines or assigns, and variables of the endpoint, with their 1-based line.

    Imports are not among them, and neither are variables that only functions other than the endpoint have.
    """
    found: dict[str, int] = {}
    for statement in file.module.tree.body:
        if not isinstance(statement, (ast.Import, ast.ImportFrom)):
            inside = set(walk(statement))
            imported = {one.bound for one in file.module.imports if one.statement in inside}
            for name in names_bound(statement):
                if name not in imported:
                    found.setdefault(name, statement.lineno)
    if file.predictor is not None:
        parameters = {one.name for one in file.predictor.inputs}
        for node in own_nodes(file.predictor.endpoint):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id not in parameters:
                found.setdefault(node.id, node.lineno)
    from_cog = {one.bound for one in file.module.imports if is_cog(one)}
    return {name: line for name, line in found.items() if name not in from_cog}
