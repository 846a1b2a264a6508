"""Removes the imports that the edits left without use, and those that would hide a new one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..source.imported_names import ImportedName
from ..source.module import Function, PythonModule, own_nodes
from .edits import Edit, RemoveImport
from .rewriter import CannotRewrite, rewrite


def without_new_leftovers(before: str, after: str) -> str:
    """``after`` without module-level imports that nothing uses any more, or that an edit added for nothing.

    Imports that were unused in ``before`` already are the user's own and stay.
    """
    original, module = PythonModule("", before), PythonModule("", after)
    unused_before = {one.source for one in original.imports if one.bound not in original.used_names}
    unused = [
        one
        for one in module.imports
        if one.at_module_level
        and one.bound not in module.used_names
        and one.source not in unused_before
        and one.module != "__future__"
        and one.name != "*"
    ]
    if not unused:
        return after
    # Only the head of the file changes, up to its last import: the rest need not be parsed again.
    lines = after.split("\n")
    end = max(one.statement.end_lineno or 1 for one in module.imports if one.at_module_level)
    edits: list[Edit] = [_removal(one) for one in unused]
    head = rewrite("\n".join(lines[:end]) + "\n", edits)
    tail = "\n".join(lines[end:])
    return head + tail if head.strip() else tail.lstrip("\n")


def without_hiding_imports(before: str, after: str) -> str:
    """``after`` without imports in functions that hide what an edit uses above them.

    ``import tempfile`` somewhere in a method makes the name a local variable of all of it, without a value above that line. Where
    the file imports the same at its top, the inner import goes. Raises CannotRewrite where it imports something else.
    """
    module = PythonModule("", after)
    hiding = list(_hiding(module))
    if not hiding:
        return after
    known = {(function.name, one.bound) for function, one in _hiding(PythonModule("", before))}
    at_top = {one.source for one in module.imports if one.at_module_level}
    edits: list[Edit] = []
    for function, one in hiding:
        if (function.name, one.bound) in known:
            continue
        if one.source not in at_top:
            raise CannotRewrite(
                f"`{one.source}` in `{function.name}` hides the `{one.bound}` that its start needs: import it under another name"
            )
        edits.append(_removal(one))
    return rewrite(after, edits) if edits else after


def _hiding(module: PythonModule) -> Iterator[tuple[Function, ImportedName]]:
    """The imports in functions whose name the function reads above them."""
    inner = {one.statement for one in module.imports if not one.at_module_level}
    if not inner:
        return
    for function in module.nodes:
        if not isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        nodes = list(own_nodes(function))
        own = inner.intersection(node for node in nodes if isinstance(node, (ast.Import, ast.ImportFrom)))
        imported = [one for one in module.imports if one.statement in own]
        read: dict[str, int] = {}
        for node in nodes if imported else ():
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                read[node.id] = min(node.lineno, read.get(node.id, node.lineno))
        for name in {one.bound for one in imported} & read.keys():
            same = [one for one in imported if one.bound == name]
            if all(read[name] < one.statement.lineno for one in same):
                yield from ((function, one) for one in same)


def _removal(one: ImportedName) -> RemoveImport:
    return RemoveImport("", one.statement.lineno, one.statement.col_offset, one.module, one.name, one.alias)
