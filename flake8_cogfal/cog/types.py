"""Annotations of Cog inputs and outputs, as values."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Literal

from ..source.module import PythonModule
from ..source.walking import walk
from .names import FILE, ITERATORS, PATH, SECRET

Kind = Literal["str", "int", "float", "bool", "path", "file", "secret", "json", "other"]
"""``json``: what pydantic takes as it is written: dict, Any, Literal, Union and lists of such."""

OPTIONAL = frozenset({"typing.Optional", "Optional"})
UNION = frozenset({"typing.Union", "Union"})
ANNOTATED = frozenset({"typing.Annotated", "typing_extensions.Annotated"})
LITERAL = frozenset({"typing.Literal", "typing_extensions.Literal"})
DICTS = frozenset({"dict", "typing.Dict"})
PLAIN = DICTS | {"list", "typing.List", "typing.Any"}
TYPED_DICTS = frozenset({"typing.TypedDict", "typing_extensions.TypedDict"})
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
    written = annotation
    annotation = _resolved(module, annotation)
    optional, annotation = _without_none(module, annotation)
    annotation = _resolved(module, annotation)
    name = module.qualified(annotation)
    source = _source(module, annotation, annotation is written)
    if isinstance(annotation, ast.Subscript):
        container = module.qualified(annotation.value)
        if container in STREAMS:
            return ValueType("other", source, is_optional=optional, is_stream=True)
        if container in LISTS:
            inner = read_type(module, annotation.slice)
            if inner.is_list or inner.is_optional or inner.kind in ("other", "json"):
                return ValueType(_json(module, annotation), source, is_optional=optional)
            return ValueType(inner.kind, inner.source, is_list=True, is_optional=optional)
        return ValueType(_json(module, annotation), source, is_optional=optional)
    if name in STREAMS:
        return ValueType("other", source, is_stream=True)
    if isinstance(annotation, ast.Name) and _is_typed_dict(module, annotation.id):
        return ValueType("json", "dict", is_optional=optional)  # Cog publishes an object without properties
    kind = _kind(name)
    return ValueType(_json(module, annotation) if kind == "other" else kind, source, is_optional=optional)


def read_input_type(module: PythonModule, annotation: ast.expr) -> ValueType:
    """The same for an input. ``Union[str, Path]`` is text: pydantic 1 takes the first that fits, and every URL is one."""
    found = read_type(module, annotation)
    if found.kind != "other":
        return found
    _, annotation = _without_none(module, _resolved(module, annotation))
    kinds = [_kind(module.qualified(_resolved(module, one))) for one in _alternatives(module, annotation)]
    if kinds[0] == "str" and all(one in ("path", "file") for one in kinds[1:]):
        return ValueType("str", "str", is_optional=found.is_optional)
    return found


def _alternatives(module: PythonModule, annotation: ast.expr) -> list[ast.expr]:
    if isinstance(annotation, ast.Subscript) and module.qualified(annotation.value) in UNION:
        return annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
    return _members(annotation)


def _source(module: PythonModule, annotation: ast.expr, is_written: bool) -> str:
    """The text of an annotation; one that stands in a string or behind another name is written anew."""
    return module.source(annotation) if is_written else ast.unparse(annotation)


def _resolved(module: PythonModule, annotation: ast.expr) -> ast.expr:
    """The annotation that a string, ``Annotated[...]`` or another name of this file stands for."""
    for _ in range(5):
        annotation = unquoted(annotation)
        if isinstance(annotation, ast.Subscript) and module.qualified(annotation.value) in ANNOTATED:
            inner = annotation.slice
            annotation = inner.elts[0] if isinstance(inner, ast.Tuple) else inner
            continue
        if not isinstance(annotation, ast.Name):
            break
        statements = module.top_level_bindings.get(annotation.id, ())
        only = statements[0] if len(statements) == 1 else None
        if not isinstance(only, (ast.Assign, ast.AnnAssign)) or not isinstance(
            only.value, (ast.Name, ast.Attribute, ast.Subscript, ast.BinOp)
        ):
            break
        annotation = only.value
    return annotation


def _json(module: PythonModule, annotation: ast.expr) -> Kind:
    """``json`` where every part of an annotation is something that pydantic and Cog read alike, else ``other``."""
    return "json" if _is_json(module, annotation) else "other"


def _is_json(module: PythonModule, annotation: ast.expr) -> bool:
    annotation = unquoted(annotation)
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        return all(_is_json(module, one) for one in _members(annotation))
    if isinstance(annotation, ast.Subscript):
        container = module.qualified(annotation.value)
        inner = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
        if container in LITERAL:
            return all(isinstance(one, ast.Constant) for one in inner)
        return container in LISTS | DICTS | OPTIONAL | UNION and all(_is_json(module, one) for one in inner)
    if isinstance(annotation, ast.Constant):
        return annotation.value is None
    name = module.qualified(annotation)
    return name in PLAIN or name in ("str", "int", "float", "bool")


def _is_typed_dict(module: PythonModule, name: str) -> bool:
    node = module.classes.get(name)
    return node is not None and any(module.qualified(base) in TYPED_DICTS for base in node.bases)


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
        for node in walk(parsed):  # the text stands inside the string: positions are those of the string
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
    """Whether None is a member, and the others: one of them, or their union."""
    types = [one for one in members if not (isinstance(one, ast.Constant) and one.value is None)]
    optional = len(types) < len(members)
    if not optional or not types:
        return False, annotation
    union = types[0]
    for one in types[1:]:
        union = ast.copy_location(ast.BinOp(union, ast.BitOr(), one), annotation)
    return True, union


def _members(annotation: ast.expr) -> list[ast.expr]:
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        return [*_members(annotation.left), *_members(annotation.right)]
    return [annotation]
