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
    edits: list[Edit] = [
        RemoveImport("", one.statement.lineno, one.statement.col_offset, one.module, one.name, one.alias)
        for one in module.imports
        if one.at_module_level
        and one.bound not in module.used_names
        and one.source not in unused_before
        and one.module != "__future__"
        and one.name != "*"
    ]
    return rewrite(after, edits) if edits else after
