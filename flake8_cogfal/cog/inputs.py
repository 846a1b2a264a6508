"""The inputs of a predictor: its parameters, as typed values."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property

from ..source.module import Function, PythonModule
from .names import INPUT
from .types import ValueType, read_type

# Positional order of cog.Input until 0.16; later versions take everything but the default by keyword.
POSITIONAL = ("default", "description", "ge", "le", "min_length", "max_length", "regex", "choices")
NUMERIC = frozenset({"ge", "le"})
TEXTUAL = frozenset({"min_length", "max_length", "regex"})
KEYWORDS = frozenset({"default", "description", "choices", "deprecated"}) | NUMERIC | TEXTUAL


@dataclass(frozen=True)
class InputParameter:
    """One input: a parameter of ``predict``.

    ``arguments`` are the arguments of its ``Input(...)`` by keyword, as written; ``call`` is None where the
    parameter has a plain default or none. ``order`` is 0-based.
    """

    module: PythonModule
    argument: ast.arg
    default: ast.expr | None
    call: ast.Call | None
    arguments: dict[str, ast.expr]
    order: int

    @property
    def name(self) -> str:
        """The parameter's name."""
        return self.argument.arg

    @cached_property
    def type(self) -> ValueType:
        """What the annotation says."""
        if self.argument.annotation is None:
            return ValueType("other", "")
        return read_type(self.module, self.argument.annotation)

    @property
    def default_value(self) -> ast.expr | None:
        """The expression of the default value; None where the input is required."""
        value = self.arguments.get("default") if self.call else self.default
        return None if isinstance(value, ast.Constant) and value.value is ... else value

    @property
    def is_none_by_default(self) -> bool:
        """Whether leaving the input out gives None."""
        return isinstance(self.default_value, ast.Constant) and self.default_value.value is None

    @property
    def is_implicitly_optional(self) -> bool:
        """``x: int = Input(default=None)``: None although the annotation does not say so."""
        return self.is_none_by_default and not self.type.is_optional

    @property
    def choices(self) -> ast.expr | None:
        """The expression of ``choices=``."""
        value = self.arguments.get("choices")
        return None if isinstance(value, ast.Constant) and value.value is None else value


def read_inputs(module: PythonModule, function: Function) -> tuple[InputParameter, ...]:
    """The parameters of ``predict`` after ``self``, in order (positional and keyword-only ones)."""
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults)) + list(
        arguments.defaults
    )
    pairs = [
        *zip(positional, defaults, strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    if pairs and pairs[0][0].arg == "self":
        del pairs[0]
    return tuple(
        _parameter(module, argument, default, order) for order, (argument, default) in enumerate(pairs)
    )


def _parameter(
    module: PythonModule, argument: ast.arg, default: ast.expr | None, order: int
) -> InputParameter:
    call = default if isinstance(default, ast.Call) and module.qualified(default.func) in INPUT else None
    given: dict[str, ast.expr] = {}
    if call is not None:
        given.update(zip(POSITIONAL, call.args, strict=False))
        given.update({keyword.arg: keyword.value for keyword in call.keywords if keyword.arg is not None})
    return InputParameter(module, argument, default, call, given, order)
