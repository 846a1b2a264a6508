"""The inputs of a predictor: its parameters, as typed values."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cached_property

from ..source.constant_classes import ConstantClass, class_around
from ..source.constants import NotConstant, constant_value
from ..source.literals import literal
from ..source.module import Function, PythonModule
from ..source.walking import walk
from .declarations import Declaration, find_declaration, is_input
from .names import ANY_PATH
from .types import ValueType, read_input_type

URL = re.compile(r"https?://|data:", re.IGNORECASE)

# Positional order of cog.Input until 0.16; later versions take everything but the default by keyword.
POSITIONAL = ("default", "description", "ge", "le", "min_length", "max_length", "regex", "choices")
NUMERIC = frozenset({"ge", "le"})
TEXTUAL = frozenset({"min_length", "max_length", "regex"})
HINTS = frozenset({"accept"})
"""What only Replicate's own form looks at."""

KEYWORDS = frozenset({"default", "description", "choices", "deprecated"}) | NUMERIC | TEXTUAL | HINTS


@dataclass(frozen=True)
class InputParameter:
    """One input: a parameter of ``predict``.

    ``arguments`` are the arguments of its ``Input(...)`` by keyword, as written; ``call`` is None where the
    parameter has a plain default or none. ``order`` is 0-based. Where the call does not stand in the signature,
    ``declaration`` says what it is; the nodes of ``call`` then have the place of the default, and no text of their own.
    """

    module: PythonModule
    argument: ast.arg
    default: ast.expr | None
    call: ast.Call | None
    arguments: dict[str, ast.expr]
    order: int
    declaration: Declaration | None = None

    @property
    def name(self) -> str:
        """The parameter's name."""
        return self.argument.arg

    @cached_property
    def type(self) -> ValueType:
        """What the annotation says."""
        if self.argument.annotation is None:
            return ValueType("other", "")
        return read_input_type(self.module, self.argument.annotation)

    @property
    def owner(self) -> ConstantClass | None:
        """The class whose attributes the default may read."""
        return class_around(self.module, self.default) if self.default is not None else None

    @property
    def default_value(self) -> ast.expr | None:
        """The expression of the default value; None where the input is required."""
        value = self.arguments.get("default") if self.call else self.default
        return None if isinstance(value, ast.Constant) and value.value is ... else value

    @property
    def default_source(self) -> str:
        """The default value for a plain parameter: as written, but for what is declared elsewhere or imported."""
        default = self.default_value
        assert default is not None
        names = {one.id for one in walk(default) if isinstance(one, ast.Name)}
        if self.declaration is None and not names & self.module.top_level_imports.keys():
            return self.module.source(default)
        try:
            return literal(constant_value(self.module, default))
        except NotConstant:
            return ast.unparse(default)

    @property
    def is_none_by_default(self) -> bool:
        """Whether leaving the input out gives None, written out or as the name of a constant."""
        value = self.default_value
        if isinstance(value, (ast.Name, ast.Attribute)):
            try:
                return constant_value(self.module, value, owner=self.owner) is None
            except NotConstant:
                return False
        return isinstance(value, ast.Constant) and value.value is None

    @property
    def is_implicitly_optional(self) -> bool:
        """``x: int = Input(default=None)``: None although the annotation does not say so."""
        return self.is_none_by_default and not self.type.is_optional

    @property
    def default_file(self) -> object:
        """The default of a file input, ``Path(...)`` around it or not; not a text where it is not known."""
        default = self._default_file_name
        try:
            return constant_value(self.module, default) if default is not None else None
        except NotConstant:
            return None

    @property
    def default_path(self) -> str | None:
        """The source of the path of a default file that is no URL."""
        value, default = self.default_file, self._default_file_name
        if not isinstance(value, str) or default is None or URL.match(value):
            return None
        return literal(value) if self.declaration else self.module.source(default)

    @property
    def _default_file_name(self) -> ast.expr | None:
        default = self.default_value
        if isinstance(default, ast.Call) and self.module.qualified(default.func) in ANY_PATH:
            return default.args[0] if len(default.args) == 1 and not default.keywords else None
        return default

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
    declaration = find_declaration(module, default, POSITIONAL) if default is not None else None
    call = default if isinstance(default, ast.Call) and is_input(module, default) else None
    if declaration is not None and default is not None:
        call = _declared(declaration, default)
    given: dict[str, ast.expr] = {}
    if call is not None:
        given.update(zip(POSITIONAL, call.args, strict=False))
        given.update({keyword.arg: keyword.value for keyword in call.keywords if keyword.arg is not None})
    return InputParameter(module, argument, default, call, given, order, declaration)


def _declared(declaration: Declaration, default: ast.expr) -> ast.Call:
    """The call of a declaration, at the place of the default that leads to it."""
    call = ast.parse(declaration.source, mode="eval").body
    assert isinstance(call, ast.Call)
    for node in walk(call):
        ast.copy_location(node, default)
    return call
