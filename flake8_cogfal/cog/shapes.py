"""Typed sections out of plain values, tolerantly: what does not fit is reported and left out, the rest is read.

A shape is a function that makes something typed of a ``Value``, or raises ``Unfit``. The fields of a section name theirs:
``gpu: bool = key(truth, default=False)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, Protocol, TypeAlias, TypeVar

from .yaml_document import KeyPath

T = TypeVar("T")
S = TypeVar("S", bound="Section")

_TRUE = frozenset({"1", "on", "t", "true", "y", "yes"})
_FALSE = frozenset({"0", "off", "f", "false", "n", "no"})


class Unfit(Exception):
    """The value is not what its key holds."""


class Report(Protocol):
    """Hears what was left out."""

    def misfit(self, path: KeyPath, data: Any) -> None:
        """A value that does not have the shape of its key."""

    def unknown(self, path: KeyPath, known: list[str]) -> None:
        """A key that its section does not have; ``known`` are those that it has."""


@dataclass(frozen=True)
class Value:
    """Something of a document: texts, booleans, lists, maps, or None for an empty list item; and where it stands."""

    data: Any
    path: KeyPath
    report: Report

    def part(self, name: str | int) -> Value:
        """What a key of this map or a position of this list holds."""
        return Value(self.data[name], (*self.path, name), self.report)


Shape: TypeAlias = "Callable[[Value], T]"


class Section:
    """A map with known keys. A frozen dataclass derives from it, whose fields are made by ``key`` and ``required``."""


def key(shape: Shape[T], *, default: T) -> T:
    """A field of a section that may be left out."""
    made: Any = field(metadata={"shape": shape}, default=default)
    return made  # type: ignore[no-any-return]


def keys(shape: Shape[list[T]]) -> list[T]:
    """A field of a section that is a list, empty where it is left out."""
    return field(metadata={"shape": shape}, default_factory=list)


def required(shape: Shape[T]) -> T:
    """A field without which there is no section."""
    made: Any = field(metadata={"shape": shape})
    return made  # type: ignore[no-any-return]


def section(kind: type[S]) -> Shape[S]:
    """A map that becomes a section, whose unknown keys are reported; unfit where a required one lacks."""

    def read(value: Value) -> S:
        if not isinstance(value.data, dict):
            raise Unfit
        known = {one.name: one for one in fields(kind)}  # type: ignore[arg-type]
        given = dict(_read_fields(value, [one for name, one in known.items() if name in value.data]))
        if any(_is_required(one) and name not in given for name, one in known.items()):
            raise Unfit
        for name in value.data.keys() - known.keys():
            value.report.unknown((*value.path, name), list(known))
        return kind(**given)

    return read


def _read_fields(value: Value, named: list[Field[Any]]) -> Iterator[tuple[str, Any]]:
    for one in named:
        part = value.part(one.name)
        try:
            yield one.name, one.metadata["shape"](part)
        except Unfit:
            value.report.misfit(part.path, part.data)


def _is_required(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def listing(
    item: Shape[T], *, unusable: Callable[[], T] | None = None, may_be_one: bool = False
) -> Shape[list[T]]:
    """A list. An unusable item is reported and becomes ``unusable()``, so that positions stay; without that, the list is
    left out. ``may_be_one``: a single item may stand without a list.
    """  # fmt: skip

    def read(value: Value) -> list[T]:
        if not isinstance(value.data, list):
            if may_be_one:
                return [item(value)]
            raise Unfit
        found: list[T] = []
        is_usable = True
        for index in range(len(value.data)):
            part = value.part(index)
            try:
                found.append(item(part))
            except Unfit:
                value.report.misfit(part.path, part.data)
                if unusable is not None:
                    found.append(unusable())
                else:
                    is_usable = False
        return found if is_usable else []

    return read


def short_for(name: str, shape: Shape[T]) -> Shape[T]:
    """A map that may be written as the text of its key ``name``."""

    def read(value: Value) -> T:
        if isinstance(value.data, str):
            return shape(Value({name: value.data}, value.path, value.report))
        return shape(value)

    return read


def text(value: Value) -> str:
    """A text; numbers are texts in a document."""
    if not isinstance(value.data, str):
        raise Unfit
    return value.data


def truth(value: Value) -> bool:
    """``true``, ``yes``, ``"on"``, ..."""
    if isinstance(value.data, bool):
        return value.data
    if isinstance(value.data, str) and value.data.lower() in _TRUE | _FALSE:
        return value.data.lower() in _TRUE
    raise Unfit


def number(value: Value) -> int:
    """A whole number."""
    try:
        return int(text(value))
    except ValueError:
        raise Unfit from None


def positive(value: Value) -> int:
    """A whole number of 1 or more."""
    found = number(value)
    if found < 1:
        raise Unfit
    return found


def anything(value: Value) -> Any:
    """Whatever stands there."""
    return value.data


texts = listing(text, unusable=str)
