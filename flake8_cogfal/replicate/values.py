"""What a client's expressions stand for, as far as it comes from Replicate; everything else is None.

A value holds the requests that it comes from. A ``delivered`` one is, after a conversion, what the program had before
(text, a URL, a list of URLs); any other may also be the answer of fal as it comes, a dict.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from ..source.module import Function


@dataclass(eq=False)
class Request:
    """A call of the package. ``path`` is its name there; ``function`` the expression that names it.

    ``delivery`` is the expression whose value is the result: the call, or the ``await`` around it; None where it is
    awaited elsewhere.
    """

    node: ast.Call
    path: tuple[str, ...]
    function: ast.expr
    arguments: tuple[ast.expr, ...]
    is_async: bool
    client: Request | None = None
    kind: Literal["run", "stream", "create", "get", "cancel", "upload", "lookup", "client", "other"] = "other"
    reference: ast.expr | None = None
    meaning: Value | None = None
    """What the reference stands for: ``References`` or a ``Model``."""
    inputs: Inputs | None = None
    delivery: ast.expr | None = None
    statement: ast.stmt | None = None
    scope: ast.AST | None = None
    is_legacy: bool = False
    """Whether the inputs are its keywords: ``version.predict(prompt=...)``."""
    through: Request | None = None
    """The request whose id a prediction is fetched by."""

    @property
    def keywords(self) -> dict[str, ast.expr]:
        """The keyword arguments; ``**`` under an empty name."""
        return {one.arg or "": one.value for one in self.node.keywords}


Requests = frozenset[Request]


class Value:
    """Something that comes from Replicate, or goes there."""


@dataclass(frozen=True)
class Api(Value):
    """The package, or a part of it, by its dotted name; of the client, where it is that of one."""

    path: tuple[str, ...]
    client: Request | None = None


@dataclass(frozen=True)
class Result(Value):
    """What comes from requests."""

    calls: Requests


@dataclass(frozen=True)
class Whole(Result):
    """The output of a model. ``of_handle`` where it is read from a prediction, ``of_webhook`` from what was sent."""

    delivered: bool = False
    source: Literal["run", "handle", "webhook"] = "run"


@dataclass(frozen=True)
class Item(Result):
    """A part of an output, or of a list of them."""

    by: Literal["index", "iteration", "key"]
    delivered: bool = False


@dataclass(frozen=True)
class Client(Result):
    """A client object."""


@dataclass(frozen=True)
class Handle(Result):
    """A prediction."""


@dataclass(frozen=True)
class HandlePart(Result):
    """An attribute of a prediction: ``id``, ``status``, ``error``."""

    name: str


@dataclass(frozen=True)
class Event(Result):
    """An event of a stream."""


@dataclass(frozen=True)
class EventKind(Result):
    """``event.event`` of a stream."""


@dataclass(frozen=True)
class Model(Result):
    """A model, deployment or version that was looked up."""


@dataclass(frozen=True)
class ModelPart(Result):
    """An attribute of such a model."""


@dataclass(frozen=True)
class Uploaded(Result):
    """A file that was uploaded, or its ``urls``."""

    urls: bool = False


@dataclass(frozen=True)
class Body(Result):
    """What a webhook sends."""


@dataclass(frozen=True)
class BodyStatus(Result):
    """``status`` of what a webhook sends."""


@dataclass(frozen=True)
class Waiting(Value):
    """An awaitable of something."""

    inner: Value


@dataclass(frozen=True)
class Container(Value):
    """A list, generator or dict of such values; None in one that is empty so far."""

    inner: Value | None


@dataclass(frozen=True)
class Row(Value):
    """A tuple of values."""

    cells: tuple[Value | None, ...]


@dataclass(frozen=True)
class References(Value):
    """Names of models, as literals of the file."""

    literals: frozenset[ast.expr]


@dataclass(frozen=True)
class Inputs(Value):
    """What is given to a model: displays or calls of ``dict``."""

    nodes: frozenset[ast.expr]


@dataclass(frozen=True)
class InputName(Value):
    """The name of one of those inputs, whichever it is."""

    nodes: frozenset[ast.expr]


@dataclass(frozen=True)
class LocalFile(Value):
    """A file to upload: ``kind`` is how it is given, ``path`` the expression that names it, or its content."""

    kind: Literal["open", "with", "path", "memory", "handle", "unsure"]
    path: ast.expr
    statement: ast.stmt | None = None
    is_binary: bool = False
    is_optional: bool = False
    """Whether there may be no file."""


@dataclass(frozen=True)
class Instance(Value):
    """An object of a class of the file."""

    cls: ast.ClassDef


@dataclass(frozen=True)
class Definition(Value):
    """A function or class of the project; a method that is ``bound`` knows its object."""

    node: Function | ast.Lambda | ast.ClassDef
    bound: bool = False


@dataclass(frozen=True)
class Neighbour(Value):
    """A module or package of the project, by its dotted name and the number of dots before it."""

    name: str
    level: int = 0


@dataclass(frozen=True)
class Caught(Value):
    """An exception of the package, or its prediction."""

    name: str
    prediction: bool = False


@dataclass(frozen=True)
class ErrorText(Value):
    """The text of an error, in words of the platform."""


@dataclass(frozen=True)
class Use:
    """Something that is done with a value: at which expression, and what."""

    node: ast.expr
    value: Value
    operation: str
    detail: object = None
    scope: ast.AST | None = field(default=None, compare=False)


def in_order(requests: Iterable[Request]) -> list[Request]:
    """Requests as they stand in the file: sets of them have no order."""
    return sorted(requests, key=lambda one: (one.node.lineno, one.node.col_offset))


def calls_of(value: Value | None) -> Requests:
    """The requests that a value comes from."""
    if isinstance(value, Result):
        return value.calls
    if isinstance(value, (Waiting, Container)):
        return calls_of(value.inner)
    if isinstance(value, Row):
        return frozenset().union(*map(calls_of, value.cells))
    if isinstance(value, Api) and value.client is not None:
        return frozenset({value.client})
    return frozenset()


def delivered(value: Value | None) -> Value | None:
    """The value as it is once it has left the place where it arose."""
    if isinstance(value, (Whole, Item)):
        return replace(value, delivered=True)
    if isinstance(value, Container):
        return Container(delivered(value.inner))
    if isinstance(value, Row):
        return Row(tuple(map(delivered, value.cells)))
    return value


def from_elsewhere(value: Value | None) -> Value | None:
    """What comes from another function: the name of an open file is only known by the file itself."""
    if isinstance(value, LocalFile) and value.kind in ("open", "with"):
        return replace(value, kind="handle", statement=None)
    return value


def optional(value: Value | None, is_optional: bool = True) -> Value | None:
    """A file that may not be there."""
    return replace(value, is_optional=is_optional) if isinstance(value, LocalFile) else value


def is_raw(value: Value | None) -> bool:
    """Whether the value may be an answer of fal as it comes."""
    if isinstance(value, (Whole, Item)):
        return not value.delivered
    if isinstance(value, Container):
        return is_raw(value.inner)
    return isinstance(value, Row) and any(map(is_raw, value.cells))


class Unlike(Exception):
    """Two values that one variable cannot stand for."""


def merged(first: Value | None, second: Value | None) -> Value | None:
    """What a variable stands for that may hold either. Raises Unlike."""
    if isinstance(second, ErrorText):
        return first or second
    if first is None or second is None or first == second or isinstance(first, ErrorText):
        return first if second is None else second
    if isinstance(first, (Whole, Item)) and isinstance(second, (Whole, Item)):
        calls = first.calls | second.calls
        if type(first) is type(second) and first.delivered == second.delivered:
            return replace(first, calls=calls)
        if isinstance(first, Whole) and isinstance(second, Whole):
            return replace(first, calls=calls, delivered=True)
        return Item(calls, "index", delivered=True)
    if isinstance(first, References) and isinstance(second, References):
        return References(first.literals | second.literals)
    if isinstance(first, Inputs) and isinstance(second, Inputs):
        return Inputs(first.nodes | second.nodes)
    if isinstance(first, Result) and type(first) is type(second):
        assert isinstance(second, Result)
        return replace(first, calls=first.calls | second.calls)
    if isinstance(first, (Container, Waiting)) and isinstance(second, (Container, Waiting)):
        inner = merged(first.inner, second.inner)
        if type(first) is type(second) and inner is not None:
            return replace(first, inner=inner)
    if isinstance(first, Row) and isinstance(second, Row) and len(first.cells) == len(second.cells):
        return Row(tuple(merged(*pair) for pair in zip(first.cells, second.cells, strict=True)))
    if isinstance(first, LocalFile) and isinstance(second, LocalFile):
        return optional(first, first.is_optional or second.is_optional) if first.kind == second.kind else None
    if not calls_of(first) and not calls_of(second):
        return None
    raise Unlike


def innermost(value: Value) -> Value:
    """What a value holds, through all that only wraps it."""
    while hasattr(value, "inner"):
        value = value.inner
    return value


def names_in(value: Value | None) -> frozenset[ast.expr] | None:
    """The inputs whose names are in a value."""
    if isinstance(value, Container) and isinstance(value.inner, InputName):
        return value.inner.nodes
    return value.nodes if isinstance(value, (Inputs, InputName)) else None
