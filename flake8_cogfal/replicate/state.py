"""What is known while a client's file is read: variables, what functions take and return, requests and uses."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ..source.module import Function, PythonModule
from ..source.walking import children
from .values import (
    Api,
    Caught,
    Client,
    Container,
    Definition,
    ErrorText,
    Handle,
    Inputs,
    Instance,
    LocalFile,
    Model,
    Neighbour,
    References,
    Request,
    Result,
    Unlike,
    Use,
    Value,
    Waiting,
    calls_of,
    delivered,
    from_elsewhere,
    is_raw,
    merged,
    names_in,
    optional,
)

Scope = dict[str, Value | None]
Entries = dict[ast.expr, list[tuple[ast.expr, ast.expr, Value | None]]]
KEPT = (Handle, Client, LocalFile, References, Model, Instance, Inputs, Waiting, Definition, ErrorText)
"""What stays what it is in a list, in a variable of another function, and where it is returned."""


@dataclass
class Summaries:
    """What flows between functions: parameters, results, attributes of objects, and the module's variables."""

    parameters: dict[tuple[ast.AST, str], Value] = field(default_factory=dict)
    results: dict[ast.AST, Value] = field(default_factory=dict)
    attributes: dict[tuple[ast.ClassDef, str], Value] = field(default_factory=dict)
    variables: Scope = field(default_factory=dict)
    strangers: set[tuple[ast.AST, str]] = field(default_factory=set)
    """Parameters that some calls give what is not followed."""

    def copy(self) -> Summaries:
        """As it is now."""
        return Summaries(
            dict(self.parameters),
            dict(self.results),
            dict(self.attributes),
            dict(self.variables),
            set(self.strangers),
        )


class Neighbourhood(Protocol):
    """What is known of another file."""

    @property
    def module(self) -> PythonModule: ...
    @property
    def known(self) -> Summaries: ...
    @property
    def entries(self) -> Entries: ...


class State:
    """The state of one reading. ``unlike`` are requests whose values meet others in one variable."""

    def __init__(
        self,
        module: PythonModule,
        own: frozenset[str],
        webhooks: frozenset[ast.expr],
        neighbours: Mapping[str, Neighbourhood],
    ) -> None:
        self.module = module
        self.neighbours = neighbours
        """Other files of the project, by path, whose functions give what comes from Replicate."""
        self.own = own
        """Modules of the project: ``replicate`` may be among them."""
        self.webhooks = webhooks
        """The expressions that give what a webhook sends."""
        self.requests: dict[ast.Call, Request] = {}
        self.uses: list[Use] = []
        self.entries: Entries = {}
        """What a display of inputs holds: key, value, and what that stands for; and the two ways of a condition."""
        self.earlier: Entries = {}
        """The entries of the round before: functions are read after what calls them."""
        self.unlike: set[Request] = set()
        self.mixed: set[Request] = set()
        """Requests whose answers meet, in one variable, what was taken from an answer."""
        self.known = Summaries()
        for one in neighbours.values():
            self.known.results.update(one.known.results)
            self.known.attributes.update(one.known.attributes)
        self.strangers: set[tuple[ast.AST, str]] = set()
        """Those of the round before: what functions return is only known then."""
        self.scopes: list[Scope] = [{}]
        self.function: ast.AST | None = None
        self.cls: ast.ClassDef | None = None
        self.showing = 0
        self.depth = 0
        self.hooked: frozenset[Request] = frozenset()
        """The requests that name a webhook."""
        self.globals: set[str] = set()
        self.called: set[ast.AST] = set()
        """The functions that the file calls itself."""
        self.parents = parents_of(module.tree)

    # -- variables ------------------------------------------------------------------------------------

    def lookup(self, name: str) -> Value | None:
        """What a name stands for."""
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        return self.known.variables.get(name)

    def is_bound_inside(self, name: str) -> bool:
        """Whether a function around gives a name of the module another meaning."""
        return any(name in scope for scope in self.scopes[1:])

    def bind(self, name: str, value: Value | None) -> None:
        """Give a variable a value."""
        if name in self.globals:
            self.scopes[0][name] = value
            if value is not None:
                self.known.variables[name] = self.meet(self.known.variables.get(name), value) or value
        else:
            self.scopes[-1][name] = value

    def meet(self, first: Value | None, second: Value | None) -> Value | None:
        """``merged``; values that do not go together are remembered."""
        if not {None, ErrorText()} & {first, second} and {is_raw(first), is_raw(second)} == {True, False}:
            self.mixed |= calls_of(first) | calls_of(second)
        for one, other in ((first, second), (second, first)):
            is_empty = isinstance(one, Inputs) and not any(self.entries.get(node) for node in one.nodes)
            if is_empty and isinstance(other, Container) and calls_of(other):  # a dict that fills up
                return other
        try:
            return merged(first, second)
        except Unlike:
            self.unlike |= calls_of(first) | calls_of(second)
            return None

    def join(self, first: list[Scope], second: list[Scope]) -> list[Scope]:
        """The variables after either of two ways."""
        return [
            {name: self.met(name, one, other) for name in {**one, **other}}
            for one, other in zip(first, second, strict=True)
        ]

    def met(self, name: str, one: Scope, other: Scope) -> Value | None:
        """What a variable is after either of two ways; a file that is None on one of them may not be there."""
        first, second = one.get(name), other.get(name)
        value = self.meet(first, second)
        return optional(value) if name in one and name in other and None in (first, second) else value

    def saved(self) -> list[Scope]:
        """The variables as they are now."""
        return [dict(one) for one in self.scopes]

    # -- uses -----------------------------------------------------------------------------------------

    def use(self, node: ast.expr, value: Value, operation: str, detail: object = None) -> None:
        """Remember what is done with a value."""
        self.uses.append(Use(node, value, operation, detail, self.function))

    def problem(self, node: ast.expr, value: Value, message: str) -> None:
        """Remember something that has no counterpart."""
        self.use(node, value, "problem", message)

    def hand_on(self, node: ast.expr, value: Value | None) -> Value | None:
        """A value that goes where it is not followed further at this place: what it is from there on."""
        if value is None:
            return None
        if isinstance(value, Api):
            self.use(node, value, "handed on")
        elif isinstance(value, Caught) and value.name == "Exception" and not value.prediction:
            return None
        elif isinstance(value, (Result, Caught)) or is_raw(value):
            self.use(node, value, "shown" if self.showing else "bare")
        elif isinstance(value, Definition):
            self.use(node, value, "handed on")
        elif names_in(value) is not None:
            self.use(node, value, "inputs handed on")
        elif any(True for _ in calls_of(value)):
            self.use(node, value, "bare")
        return delivered(value)

    def statement_of(self, node: ast.AST) -> ast.stmt | None:
        """The innermost statement around an expression."""
        while not isinstance(node, ast.stmt):
            if node not in self.parents:
                return None
            node = self.parents[node]
        return node

    def store(self, node: ast.expr, value: Value | None) -> Value | None:
        """A value that is put into a list or the like: what is found there."""
        return value if isinstance(value, KEPT) else self.hand_on(node, value)

    def class_named(self, name: str) -> ast.ClassDef | None:
        """A class of the file, or of one that it is read together with."""
        modules = [self.module, *(one.module for one in self.neighbours.values())]
        return next((one.classes[name] for one in modules if name in one.classes), None)

    def part_of_neighbour(self, neighbour: Neighbour, name: str) -> Value | None:
        """What a name stands for in another module of the project."""
        module = self.module.find_module(neighbour.name, neighbour.level)
        known = self.neighbours.get(module.path) if module is not None else None
        if known is not None:
            if (value := known.known.variables.get(name)) is not None:
                return from_elsewhere(delivered(value)) or value
            node = known.module.functions.get(name) or known.module.classes.get(name)
            if node is not None:
                return Definition(node)
        return self.neighbour(f"{neighbour.name}.{name}".lstrip("."), neighbour.level)

    def neighbour(self, name: str, level: int = 0) -> Neighbour | None:
        """A module, or a package around one, that the file is read together with."""
        place = name.replace(".", "/")
        return Neighbour(name, level) if any(place in path for path in self.neighbours) else None

    def method(self, cls: ast.ClassDef, name: str) -> Function | None:
        """A method of a class of the file, or of its bases there."""
        for node in cls.body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == name:
                return node
        for base in cls.bases:
            parent = self.class_named(base.id) if isinstance(base, ast.Name) else None
            if parent is not None and parent is not cls:
                return self.method(parent, name)
        return None

    def attribute(self, cls: ast.ClassDef, name: str) -> Value | None:
        """What an attribute of a class's objects stands for."""
        if (cls, name) in self.known.attributes:
            return from_elsewhere(self.known.attributes[cls, name])
        method = self.method(cls, name)
        if method is not None and any(_is_property(one) for one in method.decorator_list):
            return from_elsewhere(self.known.results.get(method))
        for base in cls.bases:
            parent = self.class_named(base.id) if isinstance(base, ast.Name) else None
            if parent is not None and parent is not cls:
                return self.attribute(parent, name)
        return None


def _is_property(decorator: ast.expr) -> bool:
    """``@property``, ``@functools.cached_property``"""
    name = decorator.id if isinstance(decorator, ast.Name) else getattr(decorator, "attr", "")
    return name in ("property", "cached_property")


def parents_of(tree: ast.AST) -> dict[ast.AST, ast.AST]:
    """Each node's parent."""
    found: dict[ast.AST, ast.AST] = {}
    pending = [tree]
    while pending:
        node = pending.pop()
        for child in children(node):
            found[child] = node
            pending.append(child)
    return found
