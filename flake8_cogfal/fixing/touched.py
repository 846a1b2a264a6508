"""What edits rewrite: those that touch different things can be planned together, from one reading of a file."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ..source.module import PythonModule
from ..source.walking import children
from .edits import (
    AddMethod,
    Edit,
    EncloseInClass,
    MergeMethod,
    RemoveDecorator,
    RenameFunction,
    SetReturnType,
    SetSignature,
)
from .places import place_of

HEADERS = (EncloseInClass, RemoveDecorator, RenameFunction, SetReturnType, SetSignature)
"""What changes the lines of a function that its callers depend on."""

Touched = str | tuple[int, int]


def touched_by(module: PythonModule, edits: Iterable[Edit]) -> frozenset[Touched]:
    """The functions of a file whose headers change, by dotted name, the places of the statements that change, and the
    paths of other files.

    What is put beside them, such as an import or a statement at the start of a body, takes nothing from other edits.
    """
    return frozenset(one for edit in edits for one in _touched(module, edit))


def _touched(module: PythonModule, edit: Edit) -> Iterator[Touched]:
    if edit.path != module.path:
        yield edit.path
    elif isinstance(edit, HEADERS):
        yield edit.function
    elif isinstance(edit, AddMethod):
        yield f"{edit.class_name}.{edit.name}"
    elif isinstance(edit, MergeMethod):
        yield f"{edit.class_name}.{edit.source}"
    elif hasattr(edit, "line") and hasattr(edit, "column"):
        yield _statement_at(module, (edit.line, edit.column))


def _statement_at(module: PythonModule, place: tuple[int, int]) -> Touched:
    """The innermost statement around a place; a function or class by its name, as far as that tells it."""
    around = (
        (one, name)
        for one, name in _statements(module.tree.body, "")
        if place_of(module, one) <= place and (one.end_lineno or one.lineno) >= place[0]
    )
    statement, name = max(around, key=lambda pair: place_of(module, pair[0]))
    return name or place_of(module, statement)


def _statements(body: Iterable[ast.AST], path: str) -> Iterator[tuple[ast.stmt, str]]:
    """Every statement with its dotted name, which is empty for all but functions and classes."""
    for node in body:
        name = ""
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            name = f"{path}.{node.name}" if path else node.name
        if isinstance(node, ast.stmt):
            yield node, name
        yield from _statements(children(node), name or path)
