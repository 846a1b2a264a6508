"""Calls of the ``replicate`` package as calls of ``fal_client``."""

from __future__ import annotations

import ast
from functools import cached_property

from ...fixing.edits import ORIGINAL
from ...replicate.names import ASYNC_CLIENTS, DROPPED, ERRORS, MODULE, REFERENCE_KEYWORDS, WEBHOOKS
from ...replicate.values import LocalFile, References, Request
from .draft import CLIENT, Draft
from .inputs import InputFiles, by_convention
from .models import Target, models_named
from .tokens import is_read

METHODS = {
    "run": "subscribe",
    "stream": "stream",
    "create": "submit",
    "get": "get_handle",
    "cancel": "cancel",
    "upload": "upload_file",
}
TOKENS = ("api_token", "bearer_token")
CODES = {"run": "CF701", "stream": "CF702"}


class Calls:
    """Rewrites the calls of one group."""

    def __init__(
        self, draft: Draft, targets: dict[Request, list[Target]], asynchronous: frozenset[Request]
    ) -> None:
        self.draft = draft
        self.targets = targets
        self.asynchronous = asynchronous
        """Clients whose methods are all awaited."""

    def rewrite(self, request: Request) -> None:
        """Rewrite one call."""
        if request.is_legacy:
            self._legacy(request)
        elif "" in request.keywords:
            self.draft.problem(
                code_of(request), request.node, "what `**` passes is not known: write the arguments out"
            )
        elif request.kind == "client":
            self._client(request)
        elif request.kind == "lookup":
            self._lookup(request)
        elif request.kind == "upload":
            self._uploaded(request)
        elif request.kind in ("get", "cancel"):
            self._asked_for(request)
        else:
            self._run(request)

    # -- running a model ------------------------------------------------------------------------------

    def _run(self, request: Request) -> None:
        code, draft = code_of(request), self.draft
        hooks = [name for name in WEBHOOKS if name in request.keywords]
        if hooks and request.kind != "create":
            draft.problem(
                code,
                request.node,
                "`webhook` needs fal_client.submit, which does not wait: call it and let the webhook get the result",
            )
            return
        draft.replace(request.function, self.function(request))
        waiting = draft.reading.parents.get(request.node)
        if request.kind == "stream" and isinstance(waiting, ast.Await):  # a generator, which is not awaited
            draft.unwrap(waiting, ORIGINAL)
        first, leading = self._application(request)
        renamed = [("input", "arguments"), *((name, "webhook_url") for name in hooks[:1])]
        others = {"input", *REFERENCE_KEYWORDS, *WEBHOOKS}
        unknown = [one for one in request.keywords if one not in DROPPED and one not in others]
        if unknown:
            draft.problem(code, request.node, f"`{unknown[0]}` has no counterpart in fal_client")
        self._events(request)
        dropped = tuple(one for one in request.keywords if one in DROPPED or one in hooks[1:])
        draft.change_call(request.node, first, leading, tuple(renamed), dropped)
        if "input" not in request.keywords and not self._has_inputs(request):
            draft.problem(code, request.node, "fal_client needs `arguments`: write `input={}` here first")
        if request.inputs is None:
            draft.remark(
                code,
                request.node,
                "the inputs are made elsewhere: on fal files are given by their URLs, under names such as `image_url`",
            )
        InputFiles(draft, request, self.targets.get(request, []), self.prefix(request)).rewrite()

    def _legacy(self, request: Request) -> None:
        """``version.predict(prompt=...)``: the keywords are the inputs."""
        draft = self.draft
        targets = self.targets[request]
        inputs = InputFiles(draft, request, targets, CLIENT)
        entries = []
        for keyword in request.node.keywords:
            value = draft.source(keyword.value)
            if keyword.arg is None:
                entries.append(f"**{value}")
                continue
            if isinstance(keyword.value, ast.Call) and draft.module.qualified(keyword.value.func) == "open":
                value = f"{CLIENT}.upload_file({draft.source(keyword.value.args[0])})"
                entries.append(f'"{by_convention(keyword.arg, False)}": {value}')
            else:
                entries.append(f'"{inputs.new_name(keyword.arg, keyword.value, None)}": {value}')
        given = (
            entries[0][2:]
            if len(entries) == 1 and entries[0].startswith("**")
            else f"{{{', '.join(entries)}}}"
        )
        name = f"{CLIENT}.subscribe" + ("_async" if request.is_async else "")
        draft.replace(request.node, f'{name}("{targets[0].app}", arguments={given})')

    def _has_inputs(self, request: Request) -> bool:
        """Whether inputs are given by their place."""
        named = any(one in request.keywords for one in REFERENCE_KEYWORDS) or request.reference is None
        return len(request.arguments) > (0 if named else 1)

    def _application(self, request: Request) -> tuple[str, str]:
        """The id of the app in the place of the model: a new first argument, or the keyword that becomes it."""
        targets = self.targets[request]
        keyword = next((one for one in REFERENCE_KEYWORDS if one in request.keywords), "")
        if request.reference is None:
            return f'"{targets[0].app}"', ""
        apps = {target.model: target.app for target in targets}
        if isinstance(request.meaning, References):
            for model, literal in models_named(self.draft.module, request):
                self.draft.replace(literal, f'"{apps[model]}"')
        else:
            self.draft.replace(request.reference, f'"{targets[0].app}"')
        return "", keyword

    def _events(self, request: Request) -> None:
        events = request.keywords.get("webhook_events_filter")
        if events is None:
            return
        wanted = {one.value for one in getattr(events, "elts", ()) if isinstance(one, ast.Constant)}
        if wanted != {"completed"}:
            self.draft.remark(
                "CF703",
                request.node,
                "fal calls the webhook once, at the end: nothing is sent for starts, pieces of output and logs",
            )

    def function(self, request: Request) -> str:
        """The function of fal_client to call."""
        prefix = self.prefix(request)
        name = METHODS["stream" if request in self.draft.streamed else request.kind]
        ending = "_async" if request.is_async and prefix == CLIENT else ""
        return f"{prefix}.{name}{ending}"

    def prefix(self, request: Request) -> str:
        """The module, or the client object."""
        if request.client is None or not isinstance(request.function, ast.Attribute):
            return CLIENT
        owner: ast.expr = request.function
        for _ in request.path:
            owner = owner.value if isinstance(owner, ast.Attribute) else owner
        if isinstance(owner, ast.Call):  # replicate.Client(...).run(...)
            self.draft.problem(
                code_of(request), request.node, "give the client a name first: it is made where it is used"
            )
        name = self.draft.source(owner)
        return self._name_of_client if name == MODULE else name

    @cached_property
    def _name_of_client(self) -> str:
        """What a client is called that was called as the package."""
        return self.draft.free_name("client", "fal", "fal_api")

    def _key(self, request: Request) -> None:
        """A key that does not come from the environment has to become one of fal."""
        given = [*request.arguments[:1], *(one for name, one in request.keywords.items() if name in TOKENS)]
        if given and not is_read(self.draft.module, given[0]):
            self.draft.remark(
                "CF704", request.node, f"`{self.draft.source(given[0])}` has to be a key of fal from now on"
            )

    # -- what goes with it ----------------------------------------------------------------------------

    def _client(self, request: Request) -> None:
        statement = request.statement
        if isinstance(statement, ast.Assign) and [self.draft.source(one) for one in statement.targets] == [
            MODULE
        ]:
            self.draft.replace(statement.targets[0], self._name_of_client)
        self._key(request)
        is_async = request in self.asynchronous or request.path in ASYNC_CLIENTS
        self.draft.replace(request.function, f"{CLIENT}.{'AsyncClient' if is_async else 'SyncClient'}")
        unknown = [one for one in request.keywords if one not in TOKENS]
        if unknown:
            self.draft.problem(
                "CF701", request.node, f"`{unknown[0]}` of the client has no counterpart in fal_client"
            )
        self.draft.change_call(
            request.node, renamed=tuple((one, "key") for one in request.keywords if one in TOKENS)
        )

    def _lookup(self, request: Request) -> None:
        """The model is named where it is called: what looked it up goes."""
        self._remove_assignment(request.node)

    def _remove_assignment(self, node: ast.expr) -> None:
        statement = self.draft.reading.statement_of(node)
        if isinstance(statement, ast.Assign) and all(_is_plain(one) for one in statement.targets):
            self.draft.remove(statement)
        elif not isinstance(statement, ast.Return):
            self._not_dropped(node)

    def _not_dropped(self, node: ast.expr) -> None:
        self.draft.problem(
            "CF705",
            node,
            "a model needs no looking up on fal: put what looks it up into a variable, or leave it out",
        )

    def remove_lookups(self, node: ast.expr) -> None:
        """Drop the statement of a version that was looked up."""
        statement = self.draft.reading.statement_of(node)
        value = statement.value if isinstance(statement, ast.Assign) else None
        if (
            isinstance(statement, ast.Assign)
            and (value.value if isinstance(value, ast.Await) else value) is node
        ):
            self.draft.remove(statement)
        else:
            self._not_dropped(node)

    def _uploaded(self, request: Request) -> None:
        draft = self.draft
        if request.reference is None or len(request.node.keywords) + len(request.node.args) != 1:
            draft.problem("CF705", request.node, "fal_client.upload_file takes the path alone")
            return
        draft.replace(request.function, self.function(request))
        meaning = request.meaning
        if isinstance(meaning, LocalFile) and meaning.kind in ("open", "with"):
            draft.replace(request.reference, draft.source(meaning.path))
        elif isinstance(meaning, LocalFile) and meaning.kind == "memory":
            draft.problem(
                "CF705",
                request.node,
                "this file is in memory: fal_client.upload takes its bytes and content type",
            )
        draft.change_call(request.node, leading="file" if "file" in request.keywords else "")

    def _asked_for(self, request: Request) -> None:
        """``predictions.get(id)``: fal wants the app as well."""
        targets = self.targets[request]
        prefix = self.prefix(request)
        around = self.draft.reading.parents.get(request.node)
        around = self.draft.reading.parents.get(around) if isinstance(around, ast.Await) else around
        if request.kind == "cancel" and not isinstance(around, ast.Expr):
            self.draft.problem(
                "CF703", request.node, "`fal_client.cancel` gives nothing: ask for the status afterwards"
            )
        if prefix == CLIENT and request.kind == "get":
            prefix = f"{CLIENT}.{'AsyncClient' if request.is_async else 'SyncClient'}()"
        name = METHODS[request.kind] + ("_async" if request.is_async and prefix == CLIENT else "")
        self.draft.replace(request.function, f"{prefix}.{name}")
        self.draft.change_call(request.node, f'"{targets[0].app}"', renamed=(("id", "request_id"),))


def _is_plain(target: ast.expr) -> bool:
    """A variable, or an attribute of an object."""
    return isinstance(target, ast.Name) or (
        isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name)
    )


def code_of(request: Request) -> str:
    """The rule that finds a request."""
    if request.path and request.path[-1] in ERRORS:
        return "CF708"
    if request.kind in ("other", "upload", "lookup"):
        return "CF707" if request.path[:1] == ("webhooks",) else "CF705"
    if request.kind == "client":
        return "CF704"
    return CODES.get(request.kind, "CF703")
