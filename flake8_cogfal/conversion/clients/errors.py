"""Errors of the ``replicate`` package, types of it in annotations, and what a webhook sends."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from ...fixing.edits import ORIGINAL
from ...replicate.functions import SHOWN
from ...replicate.names import ERRORS, FILE_OUTPUT, TOKEN
from ...replicate.values import Api, Body, BodyStatus, Caught, Use
from ...source.walking import walk
from .draft import CLIENT, Draft

OTHER_WORDS = (
    "the text of an error decides here, and fal has other texts: `Internal Server Error` where a model fails, and where it"
    " refuses an input a list of details (`[{'loc': ..., 'msg': ..., 'type': ...}]`)"
)
OTHER_CODES = (
    "fal answers with other status codes: 500 where a model fails, 422 where it refuses its inputs, 404 where there is no"
    " such app"
)
ALIKE = frozenset({401, 429})
"""Status codes that mean the same on both platforms."""
TYPES: dict[tuple[str, ...], str] = {
    ("Client",): f"{CLIENT}.SyncClient",
    ("Prediction",): f"{CLIENT}.SyncRequestHandle",
    ("FileOutput",): "str",
}
STATUSES = {"succeeded": "OK", "failed": "ERROR"}


class Errors:
    """Rewrites what catches errors."""

    def __init__(self, draft: Draft, uses: Iterable[Use]) -> None:
        self.draft = draft
        self.uses = list(uses)
        self.looked_into = {
            id(self._handler(one.node))
            for one in self.uses
            if isinstance(one.value, Caught) and one.operation == "attribute of an error"
        }

    def rewrite(self) -> None:
        """Rewrite every handler, and every other place that names an error or a type."""
        written: set[int] = set()
        for use in self.uses:
            if use.operation == "caught" and isinstance(use.value, Api) and isinstance(use.detail, ast.expr):
                if id(use.detail) not in written:
                    written.add(id(use.detail))
                    self._handled(use.detail)
            elif isinstance(use.value, Caught):
                self._attribute(use)
            elif isinstance(use.value, Api):
                self._named(use, use.value)

    def _handler(self, node: ast.AST) -> ast.AST | None:
        while node is not None and not isinstance(node, ast.ExceptHandler):
            node = self.draft.reading.parents.get(node)  # type: ignore[assignment]
        return node

    def _handled(self, node: ast.expr) -> None:
        """The type in an ``except``."""
        handler = self._handler(node)
        caught = [one for one in self.uses if one.operation == "caught" and one.detail is node]
        names = [one.value.path[-1] for one in caught if isinstance(one.value, Api)]
        needed = (
            "FalClientHTTPError"
            if names == ["ModelError"] or id(handler) in self.looked_into
            else "FalClientError"
        )
        elements = node.elts if isinstance(node, ast.Tuple) else [node]
        if len(caught) == len(elements):
            self.draft.replace(node, self._with_stream_errors(f"{CLIENT}.{needed}", handler))
        else:
            for number, one in enumerate(caught):
                if number:
                    self.draft.problem(
                        "CF708", one.node, "fal_client has one class for these errors: catch it once"
                    )
                self.draft.replace(one.node, f"{CLIENT}.{needed}")
        others = [one for one in self._beside(handler) if one is not node]
        if others and others[0].lineno < node.lineno:
            self.draft.problem(
                "CF708",
                node,
                "fal_client raises FalClientHTTPError for a model that fails and for a request that is refused:"
                " tell them apart by `status_code`",
            )

    def _with_stream_errors(self, error: str, handler: ast.AST | None) -> str:
        """fal_client 1.0.3 does not look at the status of a stream: one that is refused raises httpx_sse's SSEError, which is an
        httpx.HTTPError.
        """
        parents = self.draft.reading.parents
        guarded = parents.get(handler) if handler is not None else None
        for request in self.draft.reading.requests:
            node: ast.AST | None = None
            if request.kind == "stream" or request in self.draft.streamed:
                node = request.node
            while node is not None and node is not guarded:
                node = parents.get(node)
            if node is not None and not error.endswith("HTTPError"):
                self.draft.add_import("import httpx")
                return f"({error}, httpx.HTTPError)"
        return error

    def _beside(self, handler: ast.AST | None) -> list[ast.expr]:
        """The types of the package that the handlers of the same ``try`` catch."""
        parent = self.draft.reading.parents.get(handler) if handler is not None else None
        types = [one.type for one in getattr(parent, "handlers", ())]
        return [one.detail for one in self.uses if one.operation == "caught" and one.detail in types]  # type: ignore[misc]

    def _attribute(self, use: Use) -> None:
        assert isinstance(use.value, Caught)
        name = str(use.detail) if use.operation == "attribute of an error" else ""
        if use.operation == "problem":
            self.draft.problem("CF708", use.node, str(use.detail))
        elif (error := _told_of(use)) is not None:
            self.draft.replace(use.node, self._text_of(use.node, self.draft.source(error)))
        elif not use.value.prediction and name == "status":
            self.draft.unwrap(use.node, f"{ORIGINAL}.status_code")
            self._compared(use.node)
        elif use.value.prediction or name:
            self.draft.problem(
                "CF708",
                use.node,
                f"an error of fal_client has `message`, `status_code` and `response`, no `{name or 'prediction'}`",
            )

    def _text_of(self, node: ast.expr, error: str) -> str:
        """The text of an error, which is the error itself where that is printed: its ``message`` may be a list."""
        parent = self.draft.reading.parents.get(node)
        if isinstance(parent, ast.FormattedValue):
            return error
        name = self.draft.module.qualified(parent.func) if isinstance(parent, ast.Call) else None
        return error if name and name.rpartition(".")[2] in SHOWN else f"str({error})"

    def _compared(self, node: ast.expr) -> None:
        """``error.status == 404``"""
        parent = self.draft.reading.parents.get(node)
        if not isinstance(parent, ast.Compare):
            return
        written = {
            one.value for one in walk(parent) if isinstance(one, ast.Constant) and one.value is not None
        }
        if written - ALIKE:
            self.draft.difference("CF708", parent, OTHER_CODES)

    def _named(self, use: Use, api: Api) -> None:
        if api.path[-1:] and api.path[-1] in ERRORS and use.operation in ("handed on", "type"):
            self.draft.replace(use.node, f"{CLIENT}.FalClientError")
        elif use.operation == "type" and api.path in TYPES:
            self.draft.replace(use.node, TYPES[api.path])
        elif use.operation == "compared with None":
            self.draft.replace(use.node, CLIENT)
        elif use.operation == "set":
            self._set(use, api)
        elif use.operation == "named":
            self.draft.problem(
                "CF701",
                use.node,
                "the package is named in a string here, which has to go with the code that it means",
            )
        elif use.operation in ("handed on", "type"):
            name = ".".join(("replicate", *api.path))
            advice = "name the function of fal_client there"
            if api.path == FILE_OUTPUT or use.operation == "type":
                advice = "fal answers with URLs" if api.path == FILE_OUTPUT else "fal_client has no such type"
            self.draft.problem("CF701", use.node, f"`{name}` goes where it is not followed: {advice}")

    def _set(self, use: Use, api: Api) -> None:
        """``replicate.api_token = token``: fal_client takes its key from the environment."""
        assert isinstance(use.node, ast.Attribute)
        statement = self.draft.reading.parents.get(use.node)
        if (
            api.path
            or use.node.attr not in ("api_token", "bearer_token")
            or not isinstance(statement, ast.Assign)
        ):
            self.draft.problem(
                "CF704",
                use.node,
                f"`{use.node.attr}` cannot be set on fal_client: its key comes from FAL_KEY",
            )
        elif isinstance(use.detail, ast.expr) and TOKEN in self.draft.source(use.detail):
            self.draft.remove(statement)
        else:
            self.draft.add_import("import os")
            self.draft.replace(use.node, 'os.environ["FAL_KEY"]')


def _told_of(use: Use) -> ast.expr | None:
    """The error whose text ``error.detail`` or ``error.prediction.error`` is."""
    node, value = use.node, use.value
    if use.operation != "attribute of an error" or not isinstance(node, ast.Attribute):
        return None
    if isinstance(value, Caught) and not value.prediction and use.detail == "detail":
        return node.value
    inner = node.value
    if use.detail == "error" and isinstance(inner, ast.Attribute) and inner.attr == "prediction":
        return inner.value
    return None


class Bodies:
    """Rewrites what is read from the body that a webhook gets."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def rewrite(self, use: Use) -> None:
        """Rewrite one use."""
        if isinstance(use.value, Body) and use.operation == "body key":
            assert isinstance(use.detail, tuple)
            key, written = use.detail
            if key in ("id", "output"):
                self.draft.replace(written, '"request_id"' if key == "id" else '"payload"')
            elif key not in ("status", "error"):
                self.draft.problem(
                    "CF707", use.node, f"fal sends no `{key}`: only request_id, status, payload and error"
                )
        elif isinstance(use.value, Body):
            self.draft.problem(
                "CF707",
                use.node,
                "what fal sends has request_id, status (OK or ERROR), payload and error: it goes where it is not followed",
            )
        elif isinstance(use.value, BodyStatus):
            self._status(use)

    def _status(self, use: Use) -> None:
        constants = [
            one
            for one in walk(use.node)
            if isinstance(one, ast.Constant) and one.value in (*STATUSES, "canceled")
        ]
        if use.operation != "compare" or not constants:
            self.draft.problem("CF707", use.node, "fal sends the status OK or ERROR")
            return
        for one in constants:
            if one.value in STATUSES:
                self.draft.replace(one, f'"{STATUSES[str(one.value)]}"')
            else:
                self.draft.problem(
                    "CF707",
                    one,
                    "fal calls no webhook for a request that was cancelled: it sends OK or ERROR",
                )
