"""What may be computed over known values: operators, builtins and methods without side effects, bounded in size."""

from __future__ import annotations

import ast
import operator
import re
import string
from collections.abc import Callable, Mapping

LARGEST_SIZE = 10_000
LARGEST_NUMBER = 2**256
WIDTH = re.compile(r"\d{4,}")


class NotConstant(Exception):
    """The value depends on more than literals and constants that are written out."""


class Unknown:
    """The place of a value that is not known, in a container whose other values are. Whatever looks at it fails."""

    def _refuse(self, *_: object) -> bool:
        raise NotConstant

    __eq__ = __bool__ = __lt__ = __contains__ = _refuse

    def __hash__(self) -> int:
        raise NotConstant

    def __str__(self) -> str:
        raise NotConstant

    def __format__(self, specification: str) -> str:
        raise NotConstant


class Distinct(tuple):  # type: ignore[type-arg]
    """A set, in the order in which it is written."""

    def __new__(cls, values: object = ()) -> Distinct:
        return super().__new__(cls, dict.fromkeys(values))  # type: ignore[call-overload]


def bounded(value: object) -> object:
    """The value; raises NotConstant where it is larger than anything that a person would write."""
    if isinstance(value, (str, bytes, list, tuple, dict, range)) and len(value) > LARGEST_SIZE:
        raise NotConstant
    if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
        raise NotConstant
    return value


def _times(left: object, right: object) -> object:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, (str, list, tuple)) and isinstance(other, int) and len(one) * other > LARGEST_SIZE:
            raise NotConstant
    return operator.mul(left, right)


def _power(left: object, right: object) -> object:
    if not isinstance(left, (int, float)) or not isinstance(right, (int, float)) or abs(right) > 256:
        raise NotConstant
    return left**right


def _shifted(left: object, right: object) -> object:
    if not isinstance(left, int) or not isinstance(right, int) or right > 256:
        raise NotConstant
    return left << right


def _modulo(left: object, right: object) -> object:
    if isinstance(left, str) and ("*" in left or WIDTH.search(left)):
        raise NotConstant
    return operator.mod(left, right)


def _either(left: object, right: object) -> object:
    if isinstance(left, Distinct) and isinstance(right, Distinct):
        return Distinct((*left, *right))
    return operator.or_(left, right)


def _without(left: object, right: object) -> object:
    if isinstance(left, Distinct) and isinstance(right, Distinct):
        return Distinct(one for one in left if one not in right)
    return operator.sub(left, right)


BINARY: Mapping[type[ast.operator], Callable[[object, object], object]] = {
    ast.Add: operator.add,
    ast.Sub: _without,
    ast.Mult: _times,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: _modulo,
    ast.Pow: _power,
    ast.LShift: _shifted,
    ast.RShift: operator.rshift,
    ast.BitOr: _either,
    ast.BitAnd: operator.and_,
}
UNARY: Mapping[type[ast.unaryop], Callable[[object], object]] = {
    ast.USub: operator.neg,  # type: ignore[dict-item]
    ast.UAdd: operator.pos,  # type: ignore[dict-item]
    ast.Not: operator.not_,
    ast.Invert: operator.invert,  # type: ignore[dict-item]
}
COMPARISONS: Mapping[type[ast.cmpop], Callable[[object, object], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,  # type: ignore[dict-item]
    ast.LtE: operator.le,  # type: ignore[dict-item]
    ast.Gt: operator.gt,  # type: ignore[dict-item]
    ast.GtE: operator.ge,  # type: ignore[dict-item]
    ast.In: lambda one, many: one in many,  # type: ignore[operator]
    ast.NotIn: lambda one, many: one not in many,  # type: ignore[operator]
    ast.Is: operator.is_,
    ast.IsNot: operator.is_not,
}
FUNCTIONS: Mapping[str, Callable[..., object]] = {
    "list": list,
    "tuple": tuple,
    "set": Distinct,
    "frozenset": Distinct,
    "dict": dict,
    "str": str,
    "int": int,
    "float": float,
    "bool": bool,
    "len": len,
    "range": range,
    "zip": lambda *columns: list(zip(*columns, strict=False)),
    "enumerate": lambda *given, **named: list(enumerate(*given, **named)),
    "reversed": lambda values: list(reversed(values)),
    "map": lambda function, *columns: list(map(function, *columns)),
    "sorted": sorted,
    "min": min,
    "max": max,
    "sum": sum,
    "abs": abs,
    "round": round,
    "any": any,
    "all": all,
}
METHODS: Mapping[type, frozenset[str]] = {
    str: frozenset(
        {
            "join", "upper", "lower", "title", "capitalize", "casefold", "swapcase", "strip", "lstrip", "rstrip", "split",
            "rsplit", "splitlines", "partition", "rpartition", "replace", "format", "startswith", "endswith",
            "removeprefix", "removesuffix", "count", "find", "index", "isdigit", "isalpha", "isupper", "islower",
        }
    ),
    dict: frozenset({"keys", "values", "items", "get", "copy"}),
    list: frozenset({"index", "count", "copy"}),
    tuple: frozenset({"index", "count", "union", "difference"}),
}  # fmt: skip
"""Methods that leave the value as it is."""


def call_method(value: object, name: str, given: list[object], named: dict[str, object]) -> object:
    """``value.name(*given, **named)``; views and sets come as what can be looked at again."""
    kind = next((kind for kind in METHODS if isinstance(value, kind)), None)
    if kind is None or name not in METHODS[kind]:
        raise NotConstant
    if isinstance(value, str) and name == "format":
        _check_format(value)
    if isinstance(value, tuple) and name in ("union", "difference"):
        if not isinstance(value, Distinct):
            raise NotConstant
        others = Distinct(one for many in given for one in many)  # type: ignore[attr-defined]
        return _either(value, others) if name == "union" else _without(value, others)
    result = getattr(value, name)(*given, **named)
    return list(result) if name in ("keys", "values", "items") else result


def _check_format(text: str) -> None:
    """Only whole values go into a text, none wider than a line."""
    for _, field, specification, _ in string.Formatter().parse(text):
        if field and not (field.isidentifier() or field.isdigit()):
            raise NotConstant
        if specification and (WIDTH.search(specification) or "{" in specification):
            raise NotConstant
