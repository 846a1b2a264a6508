"""Inputs as the first releases of Cog declared them (0.0.2 to 0.0.20): ``@cog.input(...)`` above ``predict``.

The server calls ``predict`` with the declared inputs by keyword and nothing else (python/cog/input.py of those
releases): the decorators, from the top down, say which inputs there are and what their defaults are. Annotations and
defaults of the signature say nothing, except to code that calls ``predict`` itself.
"""

from __future__ import annotations

import ast
import keyword
from dataclasses import dataclass

from ..source.module import Function, PythonModule
from .names import LEGACY_INPUT

KEYWORDS = ("name", "type", "default", "min", "max", "options", "help")
"""The arguments of the decorator, in the order by position."""

TODAY = {"default": "default", "min": "ge", "max": "le", "options": "choices", "help": "description"}
"""Arguments of the decorator, and what ``Input(...)`` calls them."""


@dataclass(frozen=True)
class LegacyInput:
    """One decorator; ``arguments`` are its arguments by keyword, as written."""

    decorator: ast.Call
    arguments: dict[str, ast.expr]

    @property
    def name(self) -> str:
        """The input's name; empty where it is not written as a text that can name a parameter."""
        node = self.arguments.get("name")
        value = node.value if isinstance(node, ast.Constant) else None
        return (
            value if isinstance(value, str) and value.isidentifier() and not keyword.iskeyword(value) else ""
        )

    @property
    def type(self) -> ast.expr | None:
        """The expression of ``type=``."""
        return self.arguments.get("type")

    @property
    def default(self) -> ast.expr | None:
        """The expression of ``default=``; None where the input is required."""
        return self.arguments.get("default")

    @property
    def settings(self) -> dict[str, ast.expr]:
        """What ``Input(...)`` is given, in the order as written, without bounds and texts that are None."""
        return {
            TODAY[name]: value
            for name, value in self.arguments.items()
            if name in TODAY and (name == "default" or not is_none(value))
        }


def read_legacy_inputs(module: PythonModule, function: Function) -> tuple[LegacyInput, ...]:
    """The inputs that decorators of a function declare, from the top down."""
    return tuple(
        LegacyInput(decorator, _arguments(decorator))
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call) and module.qualified(decorator.func) == LEGACY_INPUT
    )


def declares_inputs(module: PythonModule, function: Function) -> bool:
    """Whether decorators of a function declare its inputs."""
    return bool(read_legacy_inputs(module, function))


def is_none(node: ast.expr | None) -> bool:
    """Whether an expression is ``None``, as written."""
    return isinstance(node, ast.Constant) and node.value is None


def _arguments(call: ast.Call) -> dict[str, ast.expr]:
    given = dict(zip(KEYWORDS, call.args, strict=False))
    return given | {one.arg: one.value for one in call.keywords if one.arg is not None}
