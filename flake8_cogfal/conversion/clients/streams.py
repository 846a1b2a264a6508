"""Events of streams: what is read from them, and where they are counted."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from ...fixing.edits import ORIGINAL
from ...replicate.values import EventKind, Use, calls_of
from ...source.walking import names_in, walk
from .draft import Draft

LAST_COUNTS = "Replicate's stream ends with an event `done`, which counts here; fal's has the pieces alone"
LAST_IS_READ = "Replicate's stream ends with an event `done`, whose data (`{}`) is read here too; fal's has the pieces alone"
LISTS = frozenset({"list", "tuple", "sorted", "reversed", "set"})
THROUGH = frozenset({"iter", "tqdm"})


class Events:
    """Rewrites what is done with the events of a stream; ``access`` is where an event holds its piece."""

    def __init__(self, draft: Draft, uses: Iterable[Use], field: str, is_file: bool) -> None:
        self.draft = draft
        self.kinds = [one for one in uses if isinstance(one.value, EventKind)]
        self.field = field
        self.access = f'{ORIGINAL}["{field}"]' + ('["url"]' if is_file else "")

    def rewrite(self, use: Use) -> None:
        """Rewrite one use."""
        if isinstance(use.value, EventKind):
            self._kind(use)
        elif use.operation == "stream":
            if not self._tells_kinds(use) and self._counts(use.node):
                self.draft.difference("CF702", use.node, LAST_COUNTS)
        elif use.operation in ("data", "text"):
            self.draft.unwrap(use.node, self.access)
            if use.operation == "data" and not self._tells_kinds(use) and not self.draft.is_shown(use.node):
                self.draft.difference("CF702", use.node, LAST_IS_READ)
        elif use.operation in ("piece", "shown", "formatted"):
            self.draft.replace(use.node, self.access)
        elif use.operation == "bare":
            self.draft.problem(
                "CF702", use.node, "an event goes where it is not followed: there it would be a dict"
            )

    def _kind(self, use: Use) -> None:
        """``event.event == "output"``: fal sends nothing else."""
        other = use.detail
        name = other.attr.lower() if isinstance(other, ast.Attribute) else None
        name = str(other.value) if isinstance(other, ast.Constant) else name
        if use.operation != "compare" or name != "output" or not isinstance(use.node, ast.Compare):
            self.draft.problem(
                "CF702", use.node, "events of fal have no kinds: every event is a piece of output"
            )
            return
        event = use.node.left
        while isinstance(event, ast.Attribute):
            event = event.value
        negation = "not " if isinstance(use.node.ops[0], ast.NotEq) else ""
        self.draft.replace(use.node, f'"{self.field}" {negation}in {self.draft.source(event)}')

    # -- the last event -------------------------------------------------------------------------------

    def _tells_kinds(self, use: Use) -> bool:
        """Whether the program looks at the kinds of events, and leaves the last one out."""
        return any(calls_of(one.value) & calls_of(use.value) for one in self.kinds)

    def _counts(self, node: ast.expr) -> bool:
        """Whether it matters how many events come from an expression."""
        parent = self.draft.reading.parents.get(node)
        if isinstance(parent, (ast.For, ast.AsyncFor)):
            return self._counts_in_loop(parent)
        if isinstance(parent, ast.comprehension):
            return self._counts_in_comprehension(parent)
        name = self._called(parent)
        if name in THROUGH:
            assert isinstance(parent, ast.Call)
            return self._counts(parent)
        return name == "enumerate" or (name in LISTS and self._is_measured(parent))

    def _counts_in_loop(self, loop: ast.For | ast.AsyncFor) -> bool:
        names = names_in(loop.target)
        counted = [
            one
            for one in walk(loop)
            if isinstance(one, ast.AugAssign) and names.isdisjoint(names_in(one.value))
        ]
        if any(not self._is_conditional(one, loop, names) for one in counted):
            return True
        lists = {
            one.func.value.id
            for one in walk(loop)
            if isinstance(one, ast.Call)
            and isinstance(one.func, ast.Attribute)
            and one.func.attr == "append"
            and isinstance(one.func.value, ast.Name)
            and not self._is_conditional(one, loop, names)
        }
        return any(map(self._is_list_measured, lists))

    def _is_conditional(self, node: ast.AST, loop: ast.AST, names: set[str]) -> bool:
        """Whether something is only done for some events of a loop: the last one has no text."""
        parents = self.draft.reading.parents
        while node is not loop:
            node = parents[node]
            if isinstance(node, (ast.If, ast.IfExp)) and names & names_in(node.test):
                return True
        return False

    def _counts_in_comprehension(self, generator: ast.comprehension) -> bool:
        comprehension = self.draft.reading.parents[generator]
        names = names_in(generator.target)
        if any(names & names_in(one) for one in generator.ifs):
            return False
        if not isinstance(comprehension, ast.GeneratorExp):
            return self._is_measured(comprehension)
        consumer = self.draft.reading.parents.get(comprehension)
        name = self._called(consumer)
        return name == "sum" or name == "enumerate" or (name in LISTS and self._is_measured(consumer))

    def _is_measured(self, made: ast.AST | None) -> bool:
        """Whether more is done with a list than to join it or to go through it."""
        statement = self.draft.reading.parents.get(made) if made is not None else None
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            return self._is_list_measured(statement.targets[0].id)
        return made is None or not self._is_gone_through(made)

    def _is_list_measured(self, name: str) -> bool:
        return any(
            not self._is_gone_through(one)
            for one in self.draft.module.every(ast.Name)
            if one.id == name and isinstance(one.ctx, ast.Load)
        )

    def _is_gone_through(self, node: ast.AST) -> bool:
        parent = self.draft.reading.parents.get(node)
        if isinstance(parent, (ast.For, ast.AsyncFor, ast.comprehension, ast.Starred)):
            return not isinstance(parent, ast.Starred)
        if isinstance(parent, ast.Attribute):
            return parent.attr == "append"
        if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute):
            return parent.func.attr == "join"
        return self._called(parent) == "next"

    def _called(self, node: ast.AST | None) -> str:
        """The function of a call, by its plain name."""
        return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
