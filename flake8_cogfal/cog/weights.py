"""The ``weights`` that Cog hands to ``setup``: what the code does with them, and how it reads them itself.

Cog passes what ``COG_WEIGHTS`` holds, None where it is not set: as text for ``str``, and for ``Path`` as a path that
reads as the URL (``str(weights)``) and has the name of the file (``weights.name``).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..source.module import Function
from ..source.walking import walk
from .names import ANY_PATH, FILE
from .predictor import Predictor

ARGUMENT = "weights"
VARIABLE = "COG_WEIGHTS"
FOLDER = "weights"

OF_A_PATH = frozenset(
    {
        "absolute", "as_posix", "exists", "expanduser", "filename", "glob", "is_dir", "is_file", "iterdir", "joinpath",
        "name", "open", "parent", "parents", "parts", "read_bytes", "read_text", "relative_to", "resolve", "rglob",
        "stat", "stem", "suffix", "suffixes", "unlink", "with_name", "with_suffix",
    }
)  # fmt: skip
"""What a path has and a text has not."""


@dataclass(frozen=True)
class Weights:
    """The argument ``weights`` of a predictor's ``setup``."""

    predictor: Predictor
    argument: ast.arg
    default: ast.expr | None

    @cached_property
    def _setup(self) -> Function:
        assert self.predictor.setup is not None
        return self.predictor.setup

    @cached_property
    def _types(self) -> frozenset[str | None]:
        annotation = self.argument.annotation
        if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
            return frozenset({annotation.value})
        return _names_in_union(self.predictor, annotation)

    @property
    def is_open_file(self) -> bool:
        """Whether the code is given an open file."""
        return bool(self._types & FILE) and not self._types & ANY_PATH

    @cached_property
    def is_read(self) -> bool:
        """Whether ``setup`` looks at the value at all."""
        return any(_is_name(node, ARGUMENT) for node in walk(self._setup))

    @cached_property
    def is_used_as_path(self) -> bool:
        """Whether the code needs a ``Path``: asks for its name or suffix, here or where it is passed on to."""
        return bool(self._types & ANY_PATH) and any(
            _is_path_use(node, name) for scope, name in self._readers() for node in walk(scope)
        )

    @property
    def is_compared_with_none(self) -> bool:
        """Whether an empty text would not do for None."""
        return any(
            isinstance(node, ast.Compare)
            and _is_name(node.left, name)
            and any(isinstance(one, ast.Constant) and one.value is None for one in node.comparators)
            for scope, name in self._readers()
            for node in walk(scope)
        )

    @property
    def expects_folder(self) -> bool:
        """Whether the code would take the file or folder ``weights`` that Cog before 0.17 falls back to."""
        refuses = any(isinstance(node, ast.Constant) and node.value == FOLDER for node in walk(self._setup))
        return bool(self._types & ANY_PATH) and self.is_read and not refuses

    def _readers(self) -> Iterator[tuple[ast.AST, str]]:
        """Where the value is read, and by which name: ``setup``, what it is assigned and passed on to in the file."""
        pending: list[tuple[ast.AST, str]] = [(self._setup, ARGUMENT)]
        seen: set[tuple[int, str]] = set()
        while pending:
            scope, name = pending.pop()
            if (id(scope), name) in seen:
                continue
            seen.add((id(scope), name))
            yield scope, name
            pending += [*self._receivers(scope, name), *self._other_names(scope, name)]

    def _other_names(self, scope: ast.AST, name: str) -> Iterator[tuple[ast.AST, str]]:
        """``self.weights = weights`` is read in the whole class, ``source = weights`` in the same scope."""
        for node in walk(scope):
            if isinstance(node, ast.Assign) and _is_name(node.value, name):
                for target in map(ast.unparse, node.targets):
                    yield (self.predictor.node if target.startswith("self.") else scope), target

    def _receivers(self, scope: ast.AST, name: str) -> Iterator[tuple[ast.AST, str]]:
        """The functions of the file that take the value, with its name there."""
        for call in walk(scope):
            if not isinstance(call, ast.Call):
                continue
            called = self.predictor.module.qualified(call.func) or ""
            own = self.predictor.method(called.removeprefix("self.")) if called.startswith("self.") else None
            target = own or self.predictor.module.functions.get(called)
            if target is None:
                continue
            parameters = [*target.args.posonlyargs, *target.args.args][1 if own else 0 :]
            for parameter, value in zip(parameters, call.args, strict=False):
                if _is_name(value, name):
                    yield target, parameter.arg
            yield from ((target, one.arg) for one in call.keywords if one.arg and _is_name(one.value, name))


def read_weights(predictor: Predictor) -> Weights | None:
    """The argument ``weights`` of ``setup``; None where it takes none."""
    if predictor.setup is None:
        return None
    for argument, default in with_defaults(predictor.setup):
        if argument.arg == ARGUMENT:
            return Weights(predictor, argument, default)
    return None


def with_defaults(function: Function) -> list[tuple[ast.arg, ast.expr | None]]:
    """The parameters of a method after ``self``, with their default values."""
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    missing: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
    pairs = list(zip(positional, [*missing, *arguments.defaults], strict=True))
    return [*pairs[1:], *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]


def _names_in_union(predictor: Predictor, annotation: ast.expr | None) -> frozenset[str | None]:
    if annotation is None:
        return frozenset()
    if isinstance(annotation, ast.BinOp):
        return _names_in_union(predictor, annotation.left) | _names_in_union(predictor, annotation.right)
    return predictor.module.names_in(annotation)


def _is_name(node: ast.AST, name: str) -> bool:
    """Whether a node reads a variable, or an attribute of self."""
    return (
        isinstance(node, (ast.Name, ast.Attribute))
        and isinstance(node.ctx, ast.Load)
        and ast.unparse(node) == name
    )


def _is_path_use(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.Attribute):
        return _is_name(node.value, name) and node.attr in OF_A_PATH
    if isinstance(node, ast.BinOp):
        return _is_name(node.left, name) and isinstance(node.op, ast.Div)
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("isinstance", "hasattr")
    ):
        return bool(node.args) and _is_name(node.args[0], name)
    return False
