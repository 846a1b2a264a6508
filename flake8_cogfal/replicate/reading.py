"""A file as a client of Replicate: its requests, and what is done with what they give."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from ..source.module import PythonModule, once_per_module
from .names import MODULE
from .state import Entries, Summaries
from .statements import Statements
from .values import Request, Result, Use
from .webhooks import webhook_bodies


@dataclass(frozen=True)
class Reading:
    """What was read. ``meeting`` are requests whose values meet things that they cannot stand beside; ``mixed`` those
    whose answers meet, in one variable, what was taken from an answer.
    """

    module: PythonModule
    requests: tuple[Request, ...]
    uses: tuple[Use, ...]
    entries: Entries
    meeting: frozenset[Request]
    mixed: frozenset[Request]
    known: Summaries
    called: frozenset[ast.AST]
    parents: dict[ast.AST, ast.AST]
    webhooks: frozenset[ast.expr]

    def uses_of(self, request: Request) -> list[Use]:
        """What is done with what a request gives."""
        return [one for one in self.uses if isinstance(one.value, Result) and request in one.value.calls]

    def statement_of(self, node: ast.AST) -> ast.stmt:
        """The innermost statement around an expression."""
        while not isinstance(node, ast.stmt):
            node = self.parents[node]
        return node


@once_per_module
def read_client(module: PythonModule) -> Reading:
    """Read a file."""
    return read_with(module, {})


def read_with(module: PythonModule, neighbours: Mapping[str, Reading]) -> Reading:
    """Read a file together with others of the project, by path, whose functions it may call."""
    found = module.find_module(MODULE, 0)  # a file that is called replicate.py itself means the package
    own = frozenset({MODULE}) if found is not None and found.path != module.path else frozenset[str]()
    webhooks = webhook_bodies(module)
    statements = Statements(module, own, webhooks, neighbours)
    try:
        statements.read()
    except RecursionError:  # nested more deeply than anybody writes
        statements = Statements(module, own, frozenset(), {})
    return Reading(
        module,
        tuple(sorted(statements.requests.values(), key=lambda one: (one.node.lineno, one.node.col_offset))),
        tuple(dict.fromkeys(statements.uses)),
        statements.entries,
        frozenset(statements.unlike),
        frozenset(statements.mixed),
        statements.known,
        frozenset(statements.called),
        statements.parents,
        webhooks,
    )
