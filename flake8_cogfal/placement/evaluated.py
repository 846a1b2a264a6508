"""What Python evaluates of a definition while the file is imported: decorators, defaults, annotations, base classes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from ..fal.app import is_context_decorator
from ..source.module import Function, PythonModule
from ..source.walking import walk
from .decorators import names_when_decorating
from .statements import names_read, yields

READ_THE_SOURCE = frozenset(
    {
        "torch.jit.script", "torch.jit.script_method", "torch.jit.interface", "triton.jit", "triton.autotune",
        "triton.heuristics", "tensorflow.function", "tensorflow.autograph.experimental.do_not_convert",
        "taichi.kernel", "taichi.func",
    }
)  # fmt: skip
"""Decorators that read the text of the function: it must stand in a file on the runner, as a pickled one does not."""

CHEAP = frozenset({"torch.device", "torch.Size", "numpy.dtype", "torch.finfo", "torch.iinfo", "numpy.finfo"})
"""Calls that make a plain value, as well at each call of a function as once."""

PROPERTIES = frozenset({"property", "functools.cached_property"})
BUILT_IN = PROPERTIES | {"staticmethod", "classmethod"}


@dataclass(frozen=True)
class ImportTimeUse:
    """A place that needs a deferred name while the file is imported, and that cannot simply move."""

    node: ast.expr | ast.stmt
    name: str
    where: str


@dataclass(frozen=True)
class Decoration:
    """Decorators that only the runner can apply: to a function of the module's body, or to a method of ``cls``.

    ``decorators`` are the outermost first; those below them stay where they are.
    """

    cls: ast.ClassDef | None
    function: Function
    decorators: tuple[ast.expr, ...]
    uses: frozenset[str]


@dataclass(frozen=True)
class DefaultValue:
    """A default value that only the runner can make. ``stand_in`` is what the signature says instead.

    ``made_once`` tells that it is more than a plain value: it is made when the app starts.
    """

    cls: ast.ClassDef | None
    function: Function
    parameter: ast.arg
    value: ast.expr
    uses: frozenset[str]
    stand_in: str
    made_once: bool


def decoration_of(
    module: PythonModule,
    cls: ast.ClassDef | None,
    function: Function,
    absent: frozenset[str],
) -> Decoration | None:
    """The decorators of a function that need absent names and are no ``with`` blocks, with those above them."""
    late = [
        index
        for index, one in enumerate(function.decorator_list)
        if names_when_decorating(module, one) & absent and not is_with_block(module, function, one)
    ]
    if not late:
        return None
    decorators = function.decorator_list[: late[-1] + 1]
    uses = frozenset().union(*(names_when_decorating(module, one) for one in decorators)) & absent
    uses |= frozenset().union(*map(names_read, decorators)) & module.functions.keys()
    return Decoration(cls, function, tuple(decorators), uses)


def is_with_block(module: PythonModule, function: Function, decorator: ast.expr) -> bool:
    """Whether a decorator says the same as a ``with`` block around the body: not of a generator or a coroutine, which
    the decorator has left when their bodies run.
    """
    return (
        is_context_decorator(module, decorator)
        and isinstance(function, ast.FunctionDef)
        and not yields(function)
    )


def reads_the_source(module: PythonModule, decorator: ast.expr) -> bool:
    """Whether a decorator needs the file of the function that it is given."""
    names = {module.qualified(one) for one in walk(decorator) if isinstance(one, (ast.Name, ast.Attribute))}
    caches = isinstance(decorator, ast.Call) and any(
        one.arg == "cache" and isinstance(one.value, ast.Constant) and one.value.value is True
        for one in decorator.keywords
    )
    return bool(names & READ_THE_SOURCE) or caches  # numba keeps its cache beside the file


def defaults_of(
    module: PythonModule, cls: ast.ClassDef | None, function: Function, absent: frozenset[str]
) -> Iterator[DefaultValue]:
    """The default values of a function that need absent names."""
    for parameter, value in parameters_with_defaults(function):
        uses = names_read(value) & absent
        if uses:
            plain = not any(
                isinstance(one, (ast.Call, ast.ListComp, ast.DictComp, ast.GeneratorExp))
                and not (isinstance(one, ast.Call) and module.qualified(one.func) in CHEAP)
                for one in walk(value)
            )
            stand_in = "..." if _may_be_none(module, cls, function, parameter) else "None"
            yield DefaultValue(cls, function, parameter, value, uses, stand_in, not plain)


def parameters_with_defaults(function: Function) -> Iterator[tuple[ast.arg, ast.expr]]:
    """The parameters that have a default value, with it."""
    arguments = function.args
    positional = [*arguments.posonlyargs, *arguments.args]
    if arguments.defaults:
        yield from zip(positional[-len(arguments.defaults) :], arguments.defaults, strict=True)
    for parameter, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if value is not None:
            yield parameter, value


def _may_be_none(
    module: PythonModule, cls: ast.ClassDef | None, function: Function, parameter: ast.arg
) -> bool:
    """Whether None is a value of its own for a parameter: its function asks for it, or a caller may pass it."""
    if any(parameter.arg in _tested(node) for node in walk(function)):
        return True
    calls = {id(node.func): node for node in module.every(ast.Call)}
    for node in module.nodes:
        is_named = (
            isinstance(node, ast.Name) and node.id == function.name and isinstance(node.ctx, ast.Load)
            if cls is None
            else isinstance(node, ast.Attribute) and node.attr == function.name
        )
        if is_named and not _passes_something(calls.get(id(node)), cls, function, parameter):
            return True
    return False


def _tested(node: ast.AST) -> frozenset[str]:
    """Names whose being None a condition asks for: ``x is None``, ``if x``, ``x or y``, ``not x``."""
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        has_none = any(isinstance(one, ast.Constant) and one.value is None for one in sides)
        return names_read(node) if has_none else frozenset()
    parts = [getattr(node, "test", None)]
    parts += node.values if isinstance(node, ast.BoolOp) else []
    parts += [node.operand] if isinstance(node, ast.UnaryOp) else []
    return frozenset(one.id for one in parts if isinstance(one, ast.Name))


def _passes_something(
    call: ast.Call | None, cls: ast.ClassDef | None, function: Function, parameter: ast.arg
) -> bool:
    """Whether a call leaves the parameter out, or gives it a value that is written out and not None."""
    if call is None or any(isinstance(one, ast.Starred) for one in call.args):
        return False
    if any(one.arg is None for one in call.keywords):
        return False
    positional = [*function.args.posonlyargs, *function.args.args]
    if cls is not None and positional and positional[0].arg in ("self", "cls"):
        positional = positional[1:]
    given = [value for one, value in zip(positional, call.args, strict=False) if one is parameter]
    given += [one.value for one in call.keywords if one.arg == parameter.arg]
    return all(_is_something(one) for one in given)


def _is_something(value: ast.expr) -> bool:
    """``torch.float16``, ``"cuda"``, ``[1, 2]``: never None."""
    if isinstance(value, ast.Constant):
        return value.value is not None
    if isinstance(value, ast.Attribute):
        owner = value.value
        while isinstance(owner, ast.Attribute):
            owner = owner.value
        return isinstance(owner, ast.Name) and owner.id != "self"
    return isinstance(value, (ast.List, ast.Tuple, ast.Dict, ast.JoinedStr, ast.Lambda, ast.BinOp))


def annotations_of(function: Function) -> Iterator[tuple[ast.arg | None, ast.expr]]:
    """The annotations of a function, with the parameter (None: of the value that it returns)."""
    arguments = function.args
    every = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    for one in every:
        if one is not None and one.annotation is not None:
            yield one, one.annotation
    if function.returns is not None:
        yield None, function.returns
