"""What calls in a client's file give."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from .functions import RUNNERS, Functions, is_static
from .names import (
    ASYNC_CLIENTS,
    CANCELS,
    CLIENTS,
    CREATES,
    GETS,
    LOOKUPS,
    REFERENCE_KEYWORDS,
    RUNS,
    STREAMS,
    UPLOADS,
)
from .values import (
    Api,
    Body,
    Client,
    Container,
    Definition,
    Event,
    Handle,
    HandlePart,
    Inputs,
    Instance,
    Item,
    LocalFile,
    Model,
    Neighbour,
    Request,
    Row,
    Uploaded,
    Value,
    Waiting,
    Whole,
    in_order,
)

KINDS = {
    "run": RUNS,
    "stream": STREAMS,
    "create": CREATES,
    "get": GETS,
    "cancel": CANCELS,
    "upload": UPLOADS,
    "lookup": LOOKUPS,
    "client": CLIENTS | ASYNC_CLIENTS,
}


class Calls(Functions):
    """Evaluates calls."""

    if TYPE_CHECKING:

        def evaluate(self, node: ast.expr) -> Value | None: ...
        def iterated(self, node: ast.expr) -> Value | None: ...
        def learn_result(self, value: Value | None) -> None: ...
        def part(self, api: Api, *names: str) -> Api: ...
        def part_of_body(
            self, node: ast.expr, base: Body, key: object, written: ast.expr
        ) -> Value | None: ...

    def evaluate_Call(self, node: ast.Call) -> Value | None:
        """What a call gives; in it, nothing is only shown to people."""
        showing, self.showing = self.showing, 0
        try:
            return self.called_by(node)
        finally:
            self.showing = showing

    def called_by(self, node: ast.Call) -> Value | None:
        """What a call gives."""
        name = self.module.qualified(node.func)
        if isinstance(node.func, ast.Attribute) and name not in RUNNERS:
            base = self.evaluate(node.func.value)
            if base is not None:
                return self.method_called(node, node.func, base)
        plain = node.func.value if isinstance(node.func, ast.Attribute) else node.func
        function = self.evaluate(node.func) if isinstance(plain, ast.Name) else None
        if isinstance(function, Api):
            return self.api_called(node, node.func, tuple(node.args), function)
        if isinstance(function, Definition):
            return self.definition_called(node, function)
        local = self.local_function(node.func)
        if local is not None:
            return self.local_called(node, *local)
        if isinstance(node.func, ast.Name) and (cls := self.class_named(node.func.id)) is not None:
            return self.class_called(node, cls)
        return self.other_called(node, name)

    # -- the package ----------------------------------------------------------------------------------------

    def api_called(
        self, node: ast.Call, function: ast.expr, arguments: tuple[ast.expr, ...], api: Api
    ) -> Value | None:
        """A call of the package, or of a client's method."""
        request = self.requests.get(node)
        if request is None:
            kind = next((kind for kind, paths in KINDS.items() if api.path in paths), "other")
            is_async = (
                api.path[-1:] != () and api.path[-1].startswith("async_")
            ) or api.path in ASYNC_CLIENTS
            request = Request(node, api.path, function, arguments, is_async, api.client, kind)  # type: ignore[arg-type]
            request.delivery = None if is_async else node
            self.requests[node] = request
        request.client = api.client
        request.statement, request.scope = self.statement_of(node), self.function
        if request.kind == "upload":
            return self.uploading(request)
        self.read_arguments(request)
        return self.given_by(request)

    def read_arguments(self, request: Request) -> None:
        """The model and the inputs of a request; the other arguments are just looked at."""
        arguments, keywords = list(request.arguments), request.keywords
        takes_model = request.kind in ("run", "stream", "create", "lookup", "get", "cancel")
        named = next((keywords.pop(name) for name in REFERENCE_KEYWORDS if name in keywords), None)
        if takes_model and request.kind in ("get", "cancel"):
            named = keywords.pop("id", None)
        if (takes_model and arguments and request.meaning is None and named is None) or (
            takes_model and arguments and request.reference is not None and arguments[0] is request.reference
        ):
            named = arguments.pop(0)
        if named is not None:
            request.reference = named
            request.meaning = self.evaluate(named)
        inputs = keywords.pop("input", None)
        if inputs is None and arguments and request.kind in ("run", "stream", "create"):
            inputs = arguments.pop(0)
        if inputs is not None:
            value = self.evaluate(inputs)
            request.inputs = value if isinstance(value, Inputs) else None
            if not isinstance(value, Inputs):
                self.hand_on(inputs, value)
        for one in (*arguments, *keywords.values()):
            self.hand_on(one, self.evaluate(one))

    def given_by(self, request: Request) -> Value | None:
        """What a request gives."""
        calls = frozenset({request})
        value: Value | None = None
        if request.kind == "run":
            value = Whole(calls)
        elif request.kind == "stream":
            value = Container(Event(calls))
        elif request.kind in ("create", "get"):
            value = Handle(calls)
            self.find_through(request)
        elif request.kind == "cancel":
            self.find_through(request)
        elif request.kind == "lookup":
            value = Model(calls)
        elif request.kind == "client":
            return Client(calls)
        return Waiting(value) if request.is_async and value is not None else value

    def find_through(self, request: Request) -> None:
        """The request whose id is asked for."""
        if isinstance(request.meaning, HandlePart):
            request.through = next(iter(in_order(request.meaning.calls)), None)

    def uploading(self, request: Request) -> Value | None:
        """``files.create``: the file that is uploaded stands where a reference stands elsewhere."""
        first = request.arguments[0] if request.arguments else request.keywords.get("file")
        if first is not None:
            request.reference = first
            request.meaning = self.evaluate(first)
        value = Uploaded(frozenset({request}))
        return Waiting(value) if request.is_async else value

    # -- methods of what comes from it ------------------------------------------------------------------------

    def method_called(self, node: ast.Call, function: ast.Attribute, base: Value) -> Value | None:
        """A method of something that is followed."""
        name = function.attr
        if isinstance(base, Api):
            return self.api_called(node, function, tuple(node.args), self.part(base, name))
        if isinstance(base, Client):
            return self.api_called(node, function, tuple(node.args), Api((name,), in_order(base.calls)[0]))
        if isinstance(base, Model):
            return self.method_of_model(node, function, base)
        if isinstance(base, (Whole, Item)):
            return self.method_of_output(node, function, base)
        if isinstance(base, Handle):
            return self.method_of_prediction(node, function, base)
        if isinstance(base, Inputs):
            return self.method_of_inputs(node, function, base)
        if self.is_text(base):
            return self.text_method(node, function)
        if isinstance(base, Neighbour):
            part = self.part_of_neighbour(base, name)
            if isinstance(part, Definition):
                return self.definition_called(node, part)
            return self.other_called(node, self.module.qualified(function))
        owner = (
            base.cls if isinstance(base, Instance) else base.node if isinstance(base, Definition) else None
        )
        if isinstance(owner, ast.ClassDef):
            method = self.method(owner, name)
            if method is not None:
                return self.local_called(node, method, isinstance(base, Instance) or not is_static(method))
        if isinstance(base, Body) and name == "get" and node.args:
            key = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
            return self.part_of_body(node, base, key, node.args[0])
        if isinstance(base, Waiting) and name == "result":
            self.look_at_arguments(node)
            return base.inner
        return self.method_of_container(node, function, base)

    def method_of_model(self, node: ast.Call, function: ast.Attribute, base: Model) -> Value | None:
        """``model.versions.get(id)``, ``deployment.predictions.create(input=...)``, ``version.predict(...)``"""
        self.look_at_arguments(node)
        if function.attr in ("get", "async_get"):
            self.use(node, base, "looked up")
            return base
        if function.attr in ("create", "async_create"):
            request = self.requests.get(node)
            if request is None:
                is_async = function.attr == "async_create"
                path = ("deployments", "predictions", function.attr)
                request = Request(node, path, function, tuple(node.args), is_async, kind="create")
                self.requests[node] = request
            request.meaning = base
            request.statement, request.scope = self.statement_of(node), self.function
            inputs = request.keywords.get("input") or next(iter(node.args), None)
            value = self.evaluate(inputs) if inputs is not None else None
            request.inputs = value if isinstance(value, Inputs) else None
            return self.given_by(request)
        if function.attr in ("predict", "async_predict") and not node.args:
            request = self.requests.setdefault(
                node,
                Request(
                    node,
                    ("models", function.attr),
                    function,
                    (),
                    function.attr.startswith("async"),
                    kind="run",
                ),
            )
            request.meaning, request.is_legacy = base, True
            request.delivery = None if request.is_async else node
            request.statement, request.scope = self.statement_of(node), self.function
            return self.given_by(request)
        self.use(function, base, "method", function.attr)
        return None

    def method_of_output(self, node: ast.Call, function: ast.Attribute, base: Whole | Item) -> Value | None:
        if function.attr in ("read", "aread"):
            self.use(node, base, function.attr)
            return None
        if (
            (isinstance(base, Item) and base.by == "key")
            or function.attr in ("items", "keys", "values", "get")
            or isinstance(base, Item)
        ):
            self.use(function.value, base, "bare")
        else:
            self.use(function.value, base, "string" if hasattr(str, function.attr) else "bare")
        self.look_at_arguments(node)
        return None

    def method_of_prediction(self, node: ast.Call, function: ast.Attribute, base: Handle) -> Value | None:
        name = function.attr.removeprefix("async_")
        if name in ("wait", "reload", "cancel") and not node.args and not node.keywords:
            self.use(node, base, name, self.statement_of(node))
        else:
            self.use(node, base, "attribute", f"{function.attr}()")
            self.look_at_arguments(node)
        return None

    def method_of_container(self, node: ast.Call, function: ast.Attribute, base: Value) -> Value | None:
        """``list.append``, ``dict.items`` and the like."""
        name = function.attr
        if name in ("append", "add", "insert") and node.args:
            value = self.store(node.args[-1], self.evaluate(node.args[-1]))
            if isinstance(function.value, ast.Name) and isinstance(base, Container):
                self.bind(function.value.id, self.meet(base, Container(value) if value is not None else None))
            return None
        if isinstance(base, LocalFile):
            if base.kind == "path" and name == "open":
                return LocalFile("open", base.path)
            if name in ("write", "writelines") and node.args:
                value = self.evaluate(node.args[0])
                if isinstance(value, (Whole, Item)):
                    self.use(node.args[0], value, "chunk" if base.is_binary else "piece")
                    return None
                self.hand_on(node.args[0], value)
                return None
            if base.kind == "path" and name in ("resolve", "absolute", "expanduser"):
                return LocalFile("path", node)
            self.look_at_arguments(node)
            return None
        self.look_at_arguments(node)
        if isinstance(base, Container) and name in ("get", "pop", "popleft"):
            return base.inner
        if isinstance(base, Container) and name == "values":
            return base
        if isinstance(base, Container) and name == "items":
            return Container(Row((None, base.inner)))
        if not isinstance(base, Container):
            self.hand_on(function.value, base)
        return None
