"""What an output annotation says, as a tree: files, lists and dictionaries of them, models, plain values."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ...cog.names import FILE, PATH
from ...cog.output_models import OutputModel
from ...cog.types import LISTS, OPTIONAL, STREAMS, UNION, unquoted
from ...source.module import PythonModule

Kind = Literal[
    "file", "object", "list", "dict", "tuple", "union", "model", "plain", "any", "stream", "unknown"
]

_DICTS = frozenset({"dict", "typing.Dict", "Dict", "typing.Mapping", "collections.abc.Mapping"})
_TUPLES = frozenset({"tuple", "typing.Tuple", "Tuple"})
_SETS = frozenset({"set", "typing.Set", "frozenset"})
_ANYTHING = frozenset(
    {"typing.Any", "Any", "object", "dict", "list", "typing.List", "typing.Dict", "tuple", "typing.Tuple"}
)
_PLAIN = frozenset({"str", "int", "float", "bool"})


@dataclass(frozen=True)
class Shape:
    """One node of an annotation.

    ``members`` are the parts of a list (one), a dictionary (its values), a tuple or a union. ``any`` is everything
    that may hold anything: Any, a bare dict or list. ``model`` is the name of a model; ``node`` is what is written.
    """

    kind: Kind
    node: ast.expr
    members: tuple[Shape, ...] = ()
    model: str = ""
    is_optional: bool = False
    is_open: bool = False
    """Of a tuple: ``tuple[X, ...]``."""

    def parts(self) -> Iterator[Shape]:
        """The node and everything below it."""
        yield self
        for member in self.members:
            yield from member.parts()

    @property
    def files(self) -> tuple[ast.expr, ...]:
        """Where the annotation says Path."""
        return tuple(one.node for one in self.parts() if one.kind == "file")


def read_shape(module: PythonModule, annotation: ast.expr, models: dict[str, OutputModel]) -> Shape:
    """Describe an annotation; what is not understood is ``unknown``."""
    node = unquoted(annotation)
    name = module.qualified(node)
    if isinstance(node, ast.Constant) and node.value is None:
        return Shape("plain", node, is_optional=True)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _union(module, node, _alternatives(node), models)
    if isinstance(node, ast.Subscript):
        return _subscript(module, node, models)
    if name in PATH or name == "pathlib.Path":
        return Shape("file", node)
    if name in FILE:
        return Shape("object", node)
    if name in models:
        return Shape("model", node, model=name or "")
    if name in _PLAIN:
        return Shape("plain", node)
    if name in _ANYTHING:
        return Shape("any", node)
    return Shape("stream" if name in STREAMS else "unknown", node)


def _subscript(module: PythonModule, node: ast.Subscript, models: dict[str, OutputModel]) -> Shape:
    container = module.qualified(node.value)
    inner = list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
    if container in OPTIONAL:
        return _union(module, node, [*inner, ast.Constant(None)], models)
    if container in UNION:
        return _union(module, node, inner, models)
    if container == "typing.Literal":
        return Shape("plain", node)
    if container in STREAMS:
        return Shape("stream", node)
    is_open = container in _TUPLES and len(inner) == 2 and isinstance(inner[1], ast.Constant)
    members = tuple(read_shape(module, one, models) for one in (inner[:1] if is_open else inner))
    if container in LISTS | _SETS and len(members) == 1:
        return Shape("list", node, members)
    if container in _DICTS and len(members) == 2:
        return Shape("dict", node, members[1:])
    if container in _TUPLES:
        return Shape("tuple", node, members, is_open=is_open)
    return Shape("unknown", node)


def _union(
    module: PythonModule, node: ast.expr, alternatives: list[ast.expr], models: dict[str, OutputModel]
) -> Shape:
    written = [one for one in alternatives if not (isinstance(one, ast.Constant) and one.value is None)]
    shapes = [read_shape(module, one, models) for one in written]
    optional = len(written) < len(alternatives) or any(one.is_optional for one in shapes)
    if len(shapes) == 1:
        only = shapes[0]
        return Shape(only.kind, only.node, only.members, only.model, optional, only.is_open)
    return Shape("union", node, tuple(shapes), is_optional=optional)


def _alternatives(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return [*_alternatives(node.left), *_alternatives(node.right)]
    return [node]
