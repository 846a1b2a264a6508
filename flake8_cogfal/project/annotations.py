"""Which annotations of a file cannot be evaluated where they stand, once ``from __future__ import annotations`` is gone."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from dataclasses import dataclass

from ..fal.app import ENDPOINTS, decorator_name
from ..placement.statements import is_type_checking, names_bound, names_read
from ..source.module import Function, PythonModule
from ..source.walking import walk
from .project import PythonFile

TYPES = frozenset(name for name in dir(builtins) if isinstance(getattr(builtins, name), type))
PLAIN_BASES = frozenset(
    {
        "object", "Exception", "ValueError", "RuntimeError", "enum.Enum", "enum.IntEnum", "enum.StrEnum", "typing.Generic",
        "typing.NamedTuple", "typing.Protocol", "typing.TypedDict", "typing_extensions.TypedDict",
    }
)  # fmt: skip
"""Bases that leave an annotation alone that is written as a string."""


@dataclass(frozen=True)
class LateAnnotation:
    """An annotation that fails where it stands. ``needs_value``: fal, cog or pydantic read it, a string is no way out."""

    node: ast.expr
    needs_value: bool


@dataclass(frozen=True)
class _Evaluation:
    """An annotation and what is there when it is evaluated: the names of the file, and those around it."""

    node: ast.expr
    names: frozenset[str]
    needs_value: bool = False


def late_annotations(file: PythonFile) -> tuple[LateAnnotation, ...]:
    """The annotations of an app file that fail when they are evaluated, in order."""
    return tuple(
        LateAnnotation(one.node, one.needs_value)
        for one in _evaluations(file)
        if not names_read(one.node) <= one.names | TYPES or _fails(file.module, one.node)
    )


def annotations_of(function: Function) -> Iterator[ast.expr]:
    """The annotations of a function's parameters and of what it returns."""
    arguments = function.args
    every = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    for annotation in [*(one.annotation for one in every if one), function.returns]:
        if annotation is not None:
            yield annotation


def _evaluations(file: PythonFile) -> Iterator[_Evaluation]:
    """Every annotation but those of variables in functions, which Python does not evaluate."""
    deferred = file.placement.absent_names if file.placement else frozenset()
    in_the_end = frozenset(name for one in file.module.tree.body for name in _names_of(one))
    so_far: set[str] = set()
    for statement in file.module.tree.body:
        here = frozenset(so_far)
        there = here - deferred  # what moves into setup() is not there while the file is imported
        if isinstance(statement, ast.AnnAssign):
            yield _Evaluation(statement.annotation, there)
        elif isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from _of_function(file, statement, here, in_the_end)
        elif isinstance(statement, ast.ClassDef):
            needs_value = not _is_plain(file.module, statement)
            for member in statement.body:
                if isinstance(member, ast.AnnAssign):
                    yield _Evaluation(member.annotation, there, needs_value)
                elif isinstance(member, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    yield from _of_function(file, member, here, in_the_end)
                here, there = here.union(names_bound(member)), there.union(names_bound(member))
        so_far.update(_names_of(statement))


def _of_function(
    file: PythonFile, function: Function, here: frozenset[str], in_the_end: frozenset[str]
) -> Iterator[_Evaluation]:
    """Those of a signature (where it needs deferred names, it is quoted with them), and those of functions inside."""
    for node in annotations_of(function):
        yield _Evaluation(node, here, _answers(file, function))
    local = {node.arg for node in walk(function) if isinstance(node, ast.arg)}
    local.update(*(names_bound(one) for one in function.body))
    for nested in walk(function):
        if isinstance(nested, (ast.FunctionDef, ast.AsyncFunctionDef)) and nested is not function:
            for node in annotations_of(nested):
                yield _Evaluation(node, in_the_end | local)


def _names_of(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement of the module's body gives to it when it runs."""
    return iter(()) if is_type_checking(statement) else names_bound(statement)


def _fails(module: PythonModule, annotation: ast.expr) -> bool:
    """Whether an annotation whose names are all there raises: ``"A" | None``, ``Own[int]``, a module not imported."""
    for node in walk(annotation):
        if isinstance(node, ast.BinOp) and any(
            isinstance(side, ast.Constant) and isinstance(side.value, str) for side in (node.left, node.right)
        ):
            return True
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            own = module.classes.get(node.value.id)
            if own is not None and not any(isinstance(base, ast.Subscript) for base in own.bases):
                return True
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
            name = module.qualified(node.value)
            if all(one.module != name and one.qualified != name for one in module.imports):
                return True
    return False


def _answers(file: PythonFile, function: Function) -> bool:
    """Whether the types in a signature are those of requests."""
    if file.predictor is not None:
        return function is file.predictor.endpoint
    named = {decorator_name(file.module, one) for one in function.decorator_list}
    return function is file.function or bool(named & ENDPOINTS)


def _is_plain(module: PythonModule, node: ast.ClassDef) -> bool:
    """Whether nothing takes the annotations in a class for types when it is made, as pydantic does."""
    for base in node.bases:
        inner = base.value if isinstance(base, ast.Subscript) else base
        own = module.classes.get(inner.id) if isinstance(inner, ast.Name) else None
        if own is not None and own is not node:
            if not _is_plain(module, own):
                return False
        elif module.qualified(inner) not in PLAIN_BASES:
            return False
    return True
