"""The predictor of a project: a class with ``setup`` and ``predict`` (``run`` since Cog 0.20), as typed values."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property

from ..source.module import Function, PythonModule, methods, own_nodes
from ..source.switches import answers_switched_off, chosen_type
from ..source.walking import walk
from .inputs import InputParameter, read_inputs
from .legacy_inputs import declares_inputs
from .names import PREDICTOR_BASES
from .types import ValueType, read_type, stream_element

ANSWERING = ("predict", "run", "train")
"""Methods that Cog calls for a request, the first one that a class has."""


@dataclass(frozen=True)
class Predictor:
    """A class that Cog serves, and the method that answers."""

    module: PythonModule
    node: ast.ClassDef
    endpoint: Function

    @property
    def name(self) -> str:
        """The class's name."""
        return self.node.name

    @property
    def is_inherited(self) -> bool:
        """Whether the method that answers is that of a base class in the same file."""
        return all(method is not self.endpoint for method in methods(self.node))

    @cached_property
    def inherited_setup(self) -> Function | None:
        """The ``setup`` of a base class in the same file, where the class has none of its own."""
        if self.setup is not None:
            return None
        bases = bases_in_file(self.module, self.node)
        return next((one for cls in bases for one in methods(cls) if one.name == "setup"), None)

    @cached_property
    def base(self) -> ast.expr | None:
        """The base class that comes from cog."""
        return next(
            (base for base in self.node.bases if self.module.qualified(base) in PREDICTOR_BASES), None
        )

    @cached_property
    def setup(self) -> Function | None:
        """The method that Cog calls once, before the first request."""
        return self.method("setup")

    @cached_property
    def inputs(self) -> tuple[InputParameter, ...]:
        """The inputs, in order; none as long as decorators declare them, as in 2021: CF307 rewrites those first."""
        if declares_inputs(self.module, self.endpoint):
            return ()
        return read_inputs(self.module, self.endpoint)

    @cached_property
    def output(self) -> ValueType | None:
        """What the return annotation says; None where there is none."""
        return read_type(self.module, self.endpoint.returns) if self.endpoint.returns is not None else None

    @cached_property
    def returns(self) -> tuple[ast.Return, ...]:
        """The return statements of the endpoint itself."""
        return tuple(node for node in own_nodes(self.endpoint) if isinstance(node, ast.Return))

    @cached_property
    def is_generator(self) -> bool:
        """Whether the endpoint yields."""
        return any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in own_nodes(self.endpoint))

    @cached_property
    def yields(self) -> tuple[ast.Yield, ...]:
        """The places where the endpoint itself yields a piece."""
        return tuple(node for node in own_nodes(self.endpoint) if isinstance(node, ast.Yield))

    @cached_property
    def chosen_output(self) -> ast.expr | None:
        """The return annotation with the types that constants of the file choose; None where they choose none."""
        return chosen_type(self.module, self.endpoint)

    @cached_property
    def switched_off(self) -> dict[ast.AST, ast.expr]:
        """The answers that never run, each with the condition that a constant decides."""
        return answers_switched_off(self.module, self.endpoint)

    @property
    def answers(self) -> list[ast.expr]:
        """The values that the endpoint answers with: returned, or yielded where it is a generator; None left out."""
        given = self.yields if self.is_generator else self.returns
        values = [one.value for one in given if one not in self.switched_off]
        return [one for one in values if one is not None and not _is_none(one)]

    @property
    def idle_answers(self) -> dict[ast.expr, ast.expr]:
        """The values that a constant keeps it from answering with, each with the condition; None left out."""
        given = self.yields if self.is_generator else self.returns
        return {
            one.value: self.switched_off[one]
            for one in given
            if one in self.switched_off and one.value is not None and not _is_none(one.value)
        }

    @property
    def is_stream(self) -> bool:
        """Whether the output comes piece by piece."""
        return self.is_generator or (self.output is not None and self.output.is_stream)

    @cached_property
    def piece_annotation(self) -> ast.expr | None:
        """The annotation of one piece of a stream; None where it is not given.

        Cog lists the pieces of a generator, so one that promises ``List[X]`` yields X.
        """
        returns = self.endpoint.returns
        if returns is None or self.output is None:
            return None
        if self.output.is_stream:
            return stream_element(self.module, returns)
        if self.output.is_list and isinstance(returns, ast.Subscript):
            return returns.slice
        return returns

    @cached_property
    def piece(self) -> ValueType:
        """What one piece of a stream is; text where nothing is said."""
        if self.piece_annotation is None:
            return ValueType("str", "str")
        return read_type(self.module, self.piece_annotation)

    @property
    def may_return_nothing(self) -> bool:
        """Whether a call can end with None: an empty return, ``return None``, or the end of the body."""
        return any(_is_none(node.value) for node in self.returns) or self.falls_through

    @property
    def falls_through(self) -> bool:
        """Whether control can reach the end of the body (no is certain, yes is a guess)."""
        return falls_through(self.endpoint.body)

    def method(self, name: str) -> Function | None:
        """The method of that name, defined in the class itself."""
        return next((method for method in methods(self.node) if method.name == name), None)

    def inherited(self, name: str) -> Function | None:
        """The method of that name of the first base class in the file that has one."""
        bases = bases_in_file(self.module, self.node)
        return next((method for one in bases for method in methods(one) if method.name == name), None)


def read_predictors(module: PythonModule) -> tuple[Predictor, ...]:
    """The classes of a file that derive from a class of cog and have a ``run`` or ``predict``, in order."""
    return tuple(
        predictor
        for node in module.classes.values()
        if any(module.qualified(base) in PREDICTOR_BASES for base in node.bases)
        for predictor in _as_predictor(module, node)
    )


def read_predictor(module: PythonModule, name: str) -> Predictor | None:
    """The class of that name, whatever its bases; None where there is none or it cannot answer.

    The method that answers may be that of a base class in the same file.
    """
    node = module.classes.get(name)
    if node is None:
        return None
    for cls in (node, *bases_in_file(module, node)):
        endpoint = _endpoint(cls)
        if endpoint is not None:
            return Predictor(module, node, endpoint)
    return None


def bases_in_file(module: PythonModule, node: ast.ClassDef) -> list[ast.ClassDef]:
    """The classes of the same file that a class derives from, nearest first."""
    found: list[ast.ClassDef] = []
    pending = list(node.bases)
    while pending:
        base = pending.pop(0)
        cls = module.classes.get(base.id) if isinstance(base, ast.Name) else None
        if cls is not None and cls is not node and cls not in found:
            found.append(cls)
            pending += cls.bases
    return found


def _as_predictor(module: PythonModule, node: ast.ClassDef) -> list[Predictor]:
    endpoint = _endpoint(node)
    return [Predictor(module, node, endpoint)] if endpoint else []


def _endpoint(node: ast.ClassDef) -> Function | None:
    by_name = {method.name: method for method in methods(node)}
    return next((by_name[name] for name in ANSWERING if name in by_name), None)


def _is_none(value: ast.expr | None) -> bool:
    if isinstance(value, ast.IfExp):
        return _is_none(value.body) or _is_none(value.orelse)
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def falls_through(body: list[ast.stmt]) -> bool:
    """Whether control can reach the end of a block of statements (no is certain, yes is a guess)."""
    last = body[-1]
    if isinstance(last, (ast.Return, ast.Raise)):
        return False
    if isinstance(last, ast.If):
        return not last.orelse or falls_through(last.body) or falls_through(last.orelse)
    if isinstance(last, (ast.With, ast.AsyncWith)):
        return falls_through(last.body)
    if isinstance(last, ast.Try):
        if last.finalbody and not falls_through(last.finalbody):
            return False
        return falls_through(last.orelse or last.body) or any(
            falls_through(one.body) for one in last.handlers
        )
    if isinstance(last, ast.While):
        forever = isinstance(last.test, ast.Constant) and bool(last.test.value)
        return not forever or any(isinstance(node, ast.Break) for node in walk(last))
    return True
