"""Removes the imports that the edits left without use."""

from __future__ import annotations

from ..source.module import PythonModule
from .edits import Edit, RemoveImport
from .rewriter import rewrite


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
    edits: list[Edit] = [
        RemoveImport("", one.statement.lineno, one.statement.col_offset, one.module, one.name, one.alias)
        for one in unused
    ]
    head = rewrite("\n".join(lines[:end]) + "\n", edits)
    tail = "\n".join(lines[end:])
    return head + tail if head.strip() else tail.lstrip("\n")
