"""Predictions as handles of requests: waiting, asking for the status, cancelling."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from ...fixing.edits import ORIGINAL
from ...replicate.names import ENDED, STATUSES
from ...replicate.values import Handle, HandlePart, Use, calls_of
from ...source.constants import NotConstant, constant_value
from .draft import CLIENT, Draft

MISSING = {
    "logs": "logs are a list in `handle.status(with_logs=True).logs`",
    "urls": "its URLs are `handle.status_url`, `handle.response_url` and `handle.cancel_url`",
    "metrics": "metrics are in `handle.status().metrics` once it is completed, under other names",
    "output_iterator()": "pieces come from fal_client.stream, where the app has a /stream endpoint",
    "async_output_iterator()": "pieces come from fal_client.stream_async, where the app has a /stream endpoint",
    "stream()": "events come from fal_client.stream, instead of fal_client.submit",
}


class Predictions:
    """Rewrites what is done with the predictions of one group."""

    def __init__(self, draft: Draft, uses: Iterable[Use]) -> None:
        self.draft = draft
        self.uses = [one for one in uses if isinstance(one.value, (Handle, HandlePart))]
        self.checks = any(
            one.operation in ("compare", "error")
            or (isinstance(one.value, HandlePart) and one.value.name in ("status", "error"))
            for one in self.uses
        )
        """Whether the program looks how it ended: then waiting must not raise."""
        self.results: dict[ast.expr, str] = {}
        """The ``prediction.output`` that a variable stands for."""

    def rewrite(self) -> None:
        """Rewrite every use but those of the outputs."""
        waits = [one for one in self.uses if one.operation == "wait"]
        for use in waits:
            self._wait(use, len([one for one in waits if one.scope is use.scope]) == 1)
        for use in self.uses:
            method = getattr(self, f"_{use.operation}", None)
            if use.operation != "wait" and method is not None:
                method(use)

    def answer(self, use: Use) -> None:
        """Put the answer of the request in the place of ``prediction.output``."""
        node = use.node
        if node in self.results:
            self.draft.replace(node, self.results[node])
        elif _awaited(use):
            self.draft.unwrap(node, f"(await {ORIGINAL}.get())")
        else:
            self.draft.unwrap(node, f"{ORIGINAL}.get()")

    # -- waiting --------------------------------------------------------------------------------------

    def _wait(self, use: Use, is_alone: bool) -> None:
        statement = use.detail
        assert isinstance(use.node, ast.Call) and isinstance(use.node.func, ast.Attribute)
        handle = self.draft.source(use.node.func.value)
        if not isinstance(statement, ast.Expr):
            self.draft.problem(
                "CF703",
                use.node,
                "`handle.get()` waits and gives the answer: put the waiting on a line of its own",
            )
            return
        if self.checks:
            loop = "async for" if _awaited(use) else "for"
            self.draft.replace_statement(statement, f"{loop} _ in {handle}.iter_events():\n    pass\n")
            return
        outputs = [one for one in self.uses if one.operation == "output" and one.scope is use.scope]
        after = [one for one in outputs if self._comes_after(one, statement)]
        if is_alone and after and len(after) == len(outputs):
            name = self.draft.free_name("result", "answer")
            if name not in self.draft.module.bound_names:
                self.draft.replace_statement(statement, f"{name} = {_awaited(use)}{handle}.get()\n")
                self.results.update({one.node: name for one in after})
                return
        self.draft.replace_statement(statement, f"{_awaited(use)}{handle}.get()\n")

    def _comes_after(self, use: Use, statement: ast.stmt) -> bool:
        """Whether a use is reached only through a statement."""
        node: ast.AST = use.node
        parents = self.draft.reading.parents
        while node in parents and parents[node] is not parents.get(statement):
            node = parents[node]
        return isinstance(node, ast.stmt) and node.lineno > statement.lineno

    def _reload(self, use: Use) -> None:
        """The status is asked for where it is looked at."""
        if isinstance(use.detail, ast.Expr):
            self.draft.remove(use.detail)
        else:
            self.draft.problem(
                "CF703", use.node, "a handle of fal is not reloaded: `handle.status()` asks each time"
            )

    def _cancel(self, use: Use) -> None:
        assert isinstance(use.node, ast.Call) and isinstance(use.node.func, ast.Attribute)
        if use.node.func.attr != "cancel":
            self.draft.unwrap(use.node.func, f"{ORIGINAL}.cancel")

    # -- attributes -----------------------------------------------------------------------------------

    def _id(self, use: Use) -> None:
        self.draft.unwrap(use.node, f"{ORIGINAL}.request_id")

    def _error(self, use: Use) -> None:
        if not isinstance(use.value, Handle):
            return
        if not any(one.operation in ("wait", "compare") for one in self.uses):
            self.draft.problem(
                "CF703", use.node, "only a completed request of fal has an `error`: wait for it first"
            )
            return
        status = f"(await {ORIGINAL}.status())" if _awaited(use) else f"{ORIGINAL}.status()"
        self.draft.unwrap(use.node, f"{status}.error")

    def _attribute(self, use: Use) -> None:
        name = str(use.detail)
        self.draft.problem(
            "CF703",
            use.node,
            f"a handle of fal has no `{name}`" + (f": {MISSING[name]}" if name in MISSING else ""),
        )

    def _bare(self, use: Use) -> None:
        if isinstance(use.value, Handle):
            self.draft.problem(
                "CF703",
                use.node,
                "the prediction goes where it is not followed: there it would be a handle of fal, with other attributes",
            )
        elif isinstance(use.value, HandlePart) and use.value.name == "status":
            self.draft.problem(
                "CF708",
                use.node,
                "on fal a status is an object, Queued, InProgress or Completed: say what `status` is to be here",
            )

    def _shown(self, use: Use) -> None:
        """What is printed is for people: it may look different, and they are told."""
        if isinstance(use.value, Handle):
            self.draft.difference(
                "CF703",
                use.node,
                "the id of the request is all that is told of it here: its answer is in `handle.get()`, its state in"
                " `handle.status()`",
            )
        elif isinstance(use.value, HandlePart) and use.value.name == "status":
            if not isinstance(use.node, ast.Attribute):
                self._bare(use)
                return
            self.draft.unwrap(use.node, f"{_awaited(use)}{ORIGINAL}.status()")
            self.draft.difference(
                "CF703",
                use.node,
                "fal's Queued, InProgress or Completed is told here, with all that it holds, where Replicate said"
                " starting, processing, succeeded, failed or canceled",
            )

    # -- statuses -------------------------------------------------------------------------------------

    def _compare(self, use: Use) -> None:
        node = use.node
        assert isinstance(node, ast.Compare) and isinstance(use.detail, ast.expr)
        if not isinstance(use.value, HandlePart) or use.value.name != "status":
            return
        if not isinstance(node.left, ast.Attribute):
            self._untold(use)
            return
        try:
            value = constant_value(self.draft.module, use.detail)
        except NotConstant:
            self._untold(use)
            return
        wanted: set[object] = {value}
        if isinstance(value, (list, tuple, set, frozenset)):
            wanted = set(value)
        condition = self._condition(wanted)
        if condition is None or not wanted <= STATUSES:
            self._untold(use)
            return
        if "failed" in wanted and not wanted & {"succeeded", "canceled"} and self._may_be_cancelled():
            self.draft.difference(
                "CF703",
                node,
                "a request of fal that was cancelled is Completed with an `error`, as one that failed is",
            )
        self.draft.unwrap(node.left, f"{_awaited(use)}{ORIGINAL}.status()")
        negated = isinstance(node.ops[0], (ast.NotEq, ast.NotIn, ast.IsNot))
        if negated:
            condition = f"not ({condition})" if " and " in condition else f"not {condition}"
        elif " and " in condition and not isinstance(
            self.draft.reading.parents[node], (ast.If, ast.While, ast.Assert, ast.Return, ast.Assign)
        ):
            condition = f"({condition})"
        self.draft.unwrap(node, condition)

    def _may_be_cancelled(self) -> bool:
        """Whether the file cancels requests."""
        return any(one.operation == "cancel" for one in self.uses) or any(
            one.kind == "cancel" for one in self.draft.reading.requests
        )

    def _condition(self, wanted: set[object]) -> str | None:
        """What a status has to be."""
        completed = f"isinstance({ORIGINAL}, {CLIENT}.Completed)"
        named = f"isinstance(status := {ORIGINAL}, {CLIENT}.Completed)"
        if "status" in self.draft.module.bound_names:
            named = named.replace("status :=", "fal_status :=")
        status = "fal_status" if "fal_status" in named else "status"
        if {"succeeded", "failed"} <= wanted <= ENDED:
            return completed
        if wanted == {"succeeded"}:
            return f"{named} and {status}.error is None"
        if wanted and wanted <= {"failed", "canceled"} and "failed" in wanted:
            return f"{named} and {status}.error is not None"
        if wanted == {"starting", "processing"}:
            return f"not {completed}"
        if wanted == {"starting"}:
            return f"isinstance({ORIGINAL}, {CLIENT}.Queued)"
        if wanted == {"processing"}:
            return f"isinstance({ORIGINAL}, {CLIENT}.InProgress)"
        return None

    def _untold(self, use: Use) -> None:
        self.draft.problem(
            "CF708",
            use.node,
            "on fal a status is an object, Queued, InProgress or Completed (with an `error` where it failed): compare with these",
        )


def _awaited(use: Use) -> str:
    """``await``, where the calls of a handle are awaited."""
    return "await " if any(one.is_async for one in calls_of(use.value)) else ""
