"""What leaves the functions that are followed: predictions, streams, clients, and what is awaited elsewhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from ...replicate.values import (
    Api,
    Client,
    Definition,
    Event,
    Handle,
    Model,
    Request,
    Use,
    Value,
    Waiting,
    calls_of,
    innermost,
)
from .draft import Draft
from .elsewhere import Elsewhere
from .groups import Group
from .results import is_output
from .shapes import Shape

CHANGED = {"file": "the URL of a file", "files": "a list of URLs", "text": "one text"}
LEAVING: dict[type[Value], str] = {
    Handle: "a prediction",
    Event: "a stream",
    Client: "a client",
    Model: "a model",
}


class Escapes:
    """Tells what of a group goes where it is not followed."""

    def __init__(
        self, draft: Draft, group: Group, elsewhere: Elsewhere, shapes: Mapping[Request, Shape]
    ) -> None:
        self.draft = draft
        self.group = group
        self.elsewhere = elsewhere
        self.requests = frozenset(group.requests)
        self.shapes = shapes

    def look(self) -> None:
        """Problems and remarks about all of it."""
        self._returned()
        for use in self.group.uses:
            if use.operation == "handed on" and isinstance(use.value, Api):
                self.draft.problem(
                    "CF701", use.node, "a method of the client is handed on: call it where it is named"
                )
            elif use.operation == "problem":
                self.draft.problem("CF708", use.node, str(use.detail))
            elif isinstance(use.value, Client) and use.operation in ("bare", "shown"):
                self.draft.problem("CF701", use.node, "the client goes where it is not followed")
            elif isinstance(use.value, Waiting) and is_output(innermost(use.value)):
                self.draft.problem(
                    "CF708",
                    use.node,
                    "this is awaited where it is not followed: there it would be fal's answer",
                )
        for use, given in self._functions_handed_on():
            name = self.draft.source(use.node)
            self.draft.remark(
                "CF708",
                use.node,
                f"`{name}` is handed on here: look whether {given} will do, where it gave more",
            )

    def _returned(self) -> None:
        """Predictions, streams and clients that functions give to callers who are not in the file."""
        known = self.draft.reading.known.results
        for function, value in known.items():
            is_called = function in self.draft.reading.called and not self.elsewhere.calls(function)
            what = LEAVING.get(type(innermost(value)))
            if is_called or what is None or not calls_of(value) & self.requests:
                continue
            if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.draft.problem(
                    "CF703" if isinstance(innermost(value), Handle) else "CF708",
                    function,
                    f"`{function.name}` gives {what} of Replicate to its callers: they would get one of fal, which is used otherwise",
                )

    def _functions_handed_on(self) -> Iterator[tuple[Use, str]]:
        """Where functions go to callers who are not followed, and what they give from now on."""
        results = self.draft.reading.known.results
        for use in self.draft.reading.uses:
            if use.operation == "handed on" and isinstance(use.value, Definition):
                value = results.get(use.value.node)
                given = {
                    CHANGED.get(self.shapes[one].kind) for one in calls_of(value) if one in self.shapes
                } - {None}
                if value is not None and is_output(innermost(value)) and len(given) == 1:
                    yield use, str(given.pop())
