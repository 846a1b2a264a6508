"""Texts that a client shows piece by piece: where the app streams, ``run`` becomes ``fal_client.stream``."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping

from ...fixing.edits import ORIGINAL
from ...replicate.caught import GENERAL
from ...replicate.names import VERSION, WEBHOOKS
from ...replicate.reading import Reading
from ...replicate.values import Item, References, Request, Use, Whole, calls_of
from ...source.walking import walk
from .draft import Draft
from .models import Target
from .shapes import TEXT

GONE_THROUGH = frozenset({"iterate", "join", "yielded"})
COLLECTING = frozenset({"append", "str", "join", "strip", "len"})
"""What is called with a piece that nobody sees before the last one."""
FEW = 3
"""How many reads of a piece are written out, instead of taking the texts from the events first."""


class Pieces:
    """Decides which requests of a group are streamed, and rewrites what is done with their outputs."""

    def __init__(self, draft: Draft, uses: Iterable[Use], targets: Mapping[Request, list[Target]]) -> None:
        self.draft = draft
        self.reading = draft.reading
        self.uses = [one for one in uses if isinstance(one.value, (Whole, Item))]
        self.targets = targets

    def decide(self, requests: Iterable[Request]) -> None:
        """Remember the requests whose pieces matter, and whose apps stream them."""
        for request in requests:
            targets = self.targets.get(request, [])
            if targets and all(one.streams for one in targets) and self._may_stream(request):
                self.draft.streamed.add(request)

    def _may_stream(self, request: Request) -> bool:
        own = [one for one in self.uses if request in calls_of(one.value)]
        wholes = [one for one in own if isinstance(one.value, Whole)]
        operations = {one.operation for one in wholes}
        is_alone = all(calls_of(one.value) == {request} for one in own)
        if request.kind != "run" or request.is_async or request.is_legacy or request.delivery is None:
            return False
        if not is_alone or request in self.reading.mixed or set(request.keywords) & set(WEBHOOKS):
            return False
        if not is_iterator(request) and not (operations <= GONE_THROUGH and len(wholes) == 1):
            return False
        return any(self._tells(one) for one in wholes) and all(
            self._is_guarded_alike(request, one) for one in wholes
        )

    def _tells(self, use: Use) -> bool:
        """Whether pieces are told apart, or shown one by one."""
        return use.operation == "yielded" or (
            use.operation == "iterate" and not is_collected(self.reading, use.node)
        )

    def _is_guarded_alike(self, request: Request, use: Use) -> bool:
        """Whether the same ``try`` catches what a request raises, whatever it is: a stream raises where it is gone through,
        and other errors.
        """
        around = self._tries(request.node)
        handlers = [handler for one in around for handler in one.handlers]
        if not all(one.type is None or self.draft.module.qualified(one.type) in GENERAL for one in handlers):
            return False
        return around == ([] if use.scope is not request.scope else self._tries(use.node))

    def _tries(self, node: ast.AST) -> list[ast.Try]:
        found: list[ast.Try] = []
        parents = self.reading.parents
        while node in parents and not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            node, inner = parents[node], node
            if isinstance(node, ast.Try) and inner in node.body:
                found.append(node)
        return found

    # -- rewriting ------------------------------------------------------------------------------------

    def rewrite(self, request: Request) -> None:
        """Take the texts from the events."""
        assert request.delivery is not None
        field = (self.targets[request][0].shape or TEXT).piece
        own = [one for one in self.uses if request in calls_of(one.value) and isinstance(one.value, Whole)]
        reads = self._reads_in_loop(request, own[0]) if len(own) == 1 else None
        if reads is not None:
            for one in reads:
                self.draft.replace(one, f'{ORIGINAL}["{field}"]')
            return
        event = self.draft.free_name("event", "piece", "fal_event")
        self.draft.replace(request.delivery, f'({event}["{field}"] for {event} in {ORIGINAL})')

    def _reads_in_loop(self, request: Request, use: Use) -> list[ast.Name] | None:
        """Where a loop reads its piece; None where it is not that simple."""
        loop = self.reading.parents.get(use.node)
        if (
            not isinstance(loop, ast.For)
            or loop.iter is not use.node
            or not isinstance(loop.target, ast.Name)
        ):
            return None
        name, scope = loop.target.id, request.scope
        everywhere = [
            one
            for one in walk(scope if scope is not None else self.draft.module.tree)
            if isinstance(one, ast.Name) and one.id == name and one is not loop.target
        ]
        inside = set(walk(loop))
        reads = [one for one in everywhere if isinstance(one.ctx, ast.Load) and one in inside]
        return reads if reads == everywhere and 0 < len(reads) <= FEW else None


def is_iterator(request: Request) -> bool:
    """Whether Replicate gives an iterator over the pieces, which may come as they are made: it does for versions only.

    Source: ``run`` of replicate 1.0 (and of those before).
    """
    if not isinstance(request.meaning, References):
        return True
    texts = [str(one.value) for one in request.meaning.literals if isinstance(one, ast.Constant)]
    return any(":" in one or VERSION.fullmatch(one) for one in texts)


def is_collected(reading: Reading, node: ast.expr) -> bool:
    """Whether pieces are only put together before anybody sees them."""
    loop = reading.parents.get(node)
    if isinstance(loop, (ast.comprehension, ast.Call)):
        return (
            not isinstance(loop, ast.Call)
            or not isinstance(loop.func, ast.Name)
            or loop.func.id != "enumerate"
        )
    if not isinstance(loop, ast.For) or loop.orelse:
        return False
    for one in (part for statement in loop.body for part in walk(statement)):
        if isinstance(one, (ast.Yield, ast.YieldFrom, ast.Break, ast.Continue, ast.Return)):
            return False
        if isinstance(one, ast.AugAssign) and not _reads(one.value, loop.target):
            return False
        if isinstance(one, ast.Call) and _called(one) not in COLLECTING:
            return False
    return True


def _called(node: ast.Call) -> str:
    function = node.func
    return (
        function.attr
        if isinstance(function, ast.Attribute)
        else function.id
        if isinstance(function, ast.Name)
        else ""
    )


def _reads(node: ast.AST, target: ast.expr) -> bool:
    names = {one.id for one in walk(target) if isinstance(one, ast.Name)}
    return any(isinstance(one, ast.Name) and one.id in names for one in walk(node))
