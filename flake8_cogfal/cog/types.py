"""Annotations of Cog inputs and outputs, as values."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Literal

from ..source.module import PythonModule
from .names import FILE, ITERATORS, PATH, SECRET

Kind = Literal["str", "int", "float", "bool", "path", "file", "secret", "other"]

OPTIONAL = frozenset({"typing.Optional", "Optional"})
UNION = frozenset({"typing.Union", "Union"})
LISTS = frozenset({"typing.List", "List", "list"})
STREAMS = ITERATORS | frozenset(
    f"{package}{name}"
    for package in ("", "typing.", "collections.abc.")
    for name in ("Iterator", "AsyncIterator", "Generator", "AsyncGenerator", "Iterable", "AsyncIterable")
)


@dataclass(frozen=True)
class ValueType:
    """What an annotation says: a kind, in a list or not, optional or not.

    ``source`` is the annotation of one element as written, without the Optional and list around it.
    """

    kind: Kind
    source: str
    is_list: bool = False
    is_optional: bool = False
    is_stream: bool = False

    @property
    def is_file(self) -> bool:
        """Whether values are files."""
        return self.kind in ("path", "file")


def read_type(module: PythonModule, annotation: ast.expr) -> ValueType:
    """Describe an annotation; anything not understood has the kind ``other``."""
    annotation = unquoted(annotation)
    optional, annotation = _without_none(module, annotation)
    name = module.qualified(annotation)
    if isinstance(annotation, ast.Subscript):
        container = module.qualified(annotation.value)
        if container in STREAMS:
            return ValueType("other", module.source(annotation), is_optional=optional, is_stream=True)
        if container in LISTS:
            inner = read_type(module, annotation.slice)
            if inner.is_list or inner.is_optional or inner.kind == "other":
                return ValueType("other", module.source(annotation), is_optional=optional)
            return ValueType(inner.kind, inner.source, is_list=True, is_optional=optional)
        return ValueType("other", module.source(annotation), is_optional=optional)
    if name in STREAMS:
        return ValueType("other", module.source(annotation), is_stream=True)
    return ValueType(_kind(name), module.source(annotation), is_optional=optional)


def stream_element(module: PythonModule, annotation: ast.expr) -> ast.expr | None:
    """The annotation of one piece of a stream (``Iterator[X]``, ``Generator[X, ...]``); None where it is not given."""
    _, annotation = _without_none(module, unquoted(annotation))
    if not isinstance(annotation, ast.Subscript) or module.qualified(annotation.value) not in STREAMS:
        return None
    inner = annotation.slice
    return inner.elts[0] if isinstance(inner, ast.Tuple) and inner.elts else inner


def _kind(name: str | None) -> Kind:
    if name in ("str", "int", "float", "bool"):
        return name  # type: ignore[return-value]
    if name in PATH or name == "pathlib.Path":
        return "path"
    if name in FILE:
        return "file"
    return "secret" if name in SECRET else "other"


def unquoted(annotation: ast.expr) -> ast.expr:
    """The annotation in a string; any other as it is."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        try:
            parsed = ast.parse(annotation.value, mode="eval").body
        except SyntaxError:
            return annotation
        for node in ast.walk(parsed):  # the text stands inside the string: positions are those of the string
            ast.copy_location(node, annotation)
        return parsed
    return annotation


def _without_none(module: PythonModule, annotation: ast.expr) -> tuple[bool, ast.expr]:
    """Whether None is allowed, and the annotation without it."""
    if isinstance(annotation, ast.Subscript):
        container = module.qualified(annotation.value)
        if container in OPTIONAL:
            return True, unquoted(annotation.slice)
        if container in UNION and isinstance(annotation.slice, ast.Tuple):
            return _one_of(annotation, annotation.slice.elts)
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        return _one_of(annotation, _members(annotation))
    return False, annotation


def _one_of(annotation: ast.expr, members: list[ast.expr]) -> tuple[bool, ast.expr]:
    types = [one for one in members if not (isinstance(one, ast.Constant) and one.value is None)]
    if len(types) == 1 and len(types) < len(members):
        return True, types[0]
    return False, annotation


def _members(annotation: ast.expr) -> list[ast.expr]:
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        return [*_members(annotation.left), *_members(annotation.right)]
    return [annotation]
