"""What other files of the project do with what the functions of a client give them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...replicate.reading import Reading
from ...replicate.values import Model, Request, Requests, Use, calls_of, in_order
from ...source.walking import walk
from .draft import Draft
from .results import Results, is_output
from .shapes import Shape


class Elsewhere:
    """Rewrites callers in other files, as far as they do something with outputs; the rest keeps the calls as they are."""

    def __init__(self, draft: Draft, callers: tuple[Reading, ...], requests: Requests) -> None:
        self.draft = draft
        self.callers = callers
        self.requests = requests

    def uses(self, requests: Requests) -> list[Use]:
        """What is done with the outputs of requests."""
        return [use for _, use in self._uses() if is_output(use.value) and calls_of(use.value) & requests]

    def calls(self, function: ast.AST) -> bool:
        """Whether a function is called from another file."""
        return any(function in one.called for one in self.callers)

    def gives(self, request: Request, argument: ast.expr | None) -> bool:
        """Whether callers that are not known may give what a request is made with."""
        scope, known = request.scope, self.draft.reading.known
        if argument is None or not isinstance(scope, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return False
        keys = {
            id(key) for one in walk(argument) if isinstance(one, ast.Subscript) for key in walk(one.slice)
        }
        names = {one.id for one in walk(argument) if isinstance(one, ast.Name) and id(one) not in keys}
        for one in walk(scope):
            if isinstance(one, ast.Assign) and names & {t.id for t in one.targets if isinstance(t, ast.Name)}:
                names |= {part.id for part in walk(one.value) if isinstance(part, ast.Name)}
        parameters = names & {
            one.arg for one in (*scope.args.posonlyargs, *scope.args.args, *scope.args.kwonlyargs)
        }
        return any(
            (scope, name) in known.strangers or (scope, name) not in known.parameters or self.calls(scope)
            for name in parameters - {"self", "cls"}
        )

    def rewrite(self, requests: Requests, shape: Shape) -> None:
        """Rewrite what is done with outputs of one shape."""
        for caller in self.callers:
            other = Draft(caller)
            results = Results(other, shape, raw=False, mixed=bool(caller.mixed & requests))
            for use in caller.uses:
                if is_output(use.value) and calls_of(use.value) & requests:
                    results.rewrite(use)
            for note in (*other.problems, *other.remarks):
                self._told(caller, note.node, requests, note.message)
            self.draft.edits += other.edits

    def refuse(self) -> None:
        """Problems about whatever else other files do: predictions, clients and streams that go there."""
        for caller, use in self._uses():
            calls = calls_of(use.value) & self.requests
            if not is_output(use.value):
                message = "what it gets from here is used as Replicate gives it"
                self._told(caller, use.node, calls, message)
            elif calls & self.draft.streamed:
                self._told(caller, use.node, calls, "it would get the events of a stream")
            elif calls_of(use.value) - calls:
                self._told(caller, use.node, calls, "what it gets from here meets what comes from elsewhere")
        for caller in self.callers:
            for request in caller.requests:
                given = _needed(request) & self.requests
                if given:
                    self._told(caller, request.node, given, "a call is made with what it gets from here")
                elif caller.meeting & self.requests:
                    self._told(
                        caller, request.node, caller.meeting, "what it gets from here meets other values"
                    )

    def _uses(self) -> Iterator[tuple[Reading, Use]]:
        for caller in self.callers:
            for use in caller.uses:
                if calls_of(use.value) & self.requests:
                    yield caller, use

    def _told(self, caller: Reading, node: ast.expr | ast.stmt, calls: Requests, message: str) -> None:
        """A problem in another file, told where what it is about comes from."""
        place = f"{caller.module.path}:{node.lineno}"
        request = in_order(calls & self.requests)[0]
        self.draft.problem("CF708", request.node, f"{place} would have to change too: {message}")


def _needed(request: Request) -> Requests:
    """The requests that one cannot be made without."""
    calls = {one for one in (request.client, request.through) if one is not None}
    return frozenset(calls | (set(request.meaning.calls) if isinstance(request.meaning, Model) else set()))
