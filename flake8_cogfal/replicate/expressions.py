"""What the expressions of a client's file stand for, and what is done with it there."""

from __future__ import annotations

import ast

from .comprehensions import Comprehensions
from .names import NAMED, REFERENCE, TRANSPARENT, VERSION
from .values import (
    Api,
    Body,
    BodyStatus,
    Caught,
    Client,
    Container,
    Definition,
    ErrorText,
    Event,
    EventKind,
    Handle,
    HandlePart,
    Inputs,
    Instance,
    Item,
    LocalFile,
    Model,
    ModelPart,
    Neighbour,
    References,
    Row,
    Uploaded,
    Value,
    Waiting,
    Whole,
    delivered,
    in_order,
    optional,
)

FILE_PARTS = frozenset({"url", "read", "aread"})


class Expressions(Comprehensions):
    """Evaluates expressions to what they stand for."""

    def evaluate(self, node: ast.expr) -> Value | None:
        """What an expression stands for; what is done in it is remembered."""
        if node in self.webhooks:
            self.evaluate_parts(node)
            return Body(self.hooked)
        method = getattr(self, f"evaluate_{type(node).__name__}", None)
        if method is not None:
            value: Value | None = method(node)
            return value
        self.evaluate_parts(node)
        return None

    def evaluate_parts(self, node: ast.AST) -> None:
        """Evaluate what is in an expression that means nothing itself."""
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.hand_on(child, self.evaluate(child))
            elif isinstance(child, ast.keyword):
                self.hand_on(child.value, self.evaluate(child.value))

    def test(self, node: ast.expr) -> None:
        """Evaluate a condition."""
        value = self.evaluate(node)
        if isinstance(value, (Whole, Item)):
            self.use(node, value, "size")
        elif isinstance(value, HandlePart) and value.name == "error":
            self.use(node, value, "error")
        elif isinstance(value, (Api, HandlePart, BodyStatus, EventKind)):
            self.hand_on(node, value)

    # -- names and attributes -----------------------------------------------------------------------------

    def evaluate_Name(self, node: ast.Name) -> Value | None:
        value = self.lookup(node.id)
        if value is None and not self.is_bound_inside(node.id):
            defined = self.module.classes.get(node.id) or self.module.functions.get(node.id)
            return Definition(defined) if defined is not None else None
        return value

    def evaluate_Constant(self, node: ast.Constant) -> Value | None:
        if (
            isinstance(node.value, str)
            and NAMED.fullmatch(node.value)
            and isinstance(self.parents.get(node), ast.Call)
        ):
            self.use(node, Api(tuple(node.value.split(".")[1:])), "named")
        if isinstance(node.value, str) and (REFERENCE.fullmatch(node.value) or VERSION.fullmatch(node.value)):
            return References(frozenset({node}))
        return None

    def part(self, api: Api, *names: str) -> Api:
        """A part of the package; submodules that only hold things are passed through."""
        path = api.path
        for name in names:
            if not path or path[-1] not in TRANSPARENT or path in (("run",), ("stream",)):
                path = (*path, name)
            else:
                path = (*path[:-1], name)
        return Api(self.plain(path), api.client)

    @staticmethod
    def plain(path: tuple[str, ...]) -> tuple[str, ...]:
        """The name without the submodule that it is defined in."""
        if (
            path[:1] in (("exceptions",), ("default_client",), ("client",), ("helpers",), ("prediction",))
            and path[1:]
        ):
            return path[1:]
        return path

    def evaluate_Attribute(self, node: ast.Attribute) -> Value | None:
        base = self.evaluate(node.value)
        if isinstance(node.value, ast.Name) and node.value.id in ("self", "cls") and self.cls is not None:
            return self.attribute(self.cls, node.attr)
        if isinstance(base, Instance):
            return self.attribute(base.cls, node.attr)
        if isinstance(base, Definition):
            return self.attribute(base.node, node.attr) if isinstance(base.node, ast.ClassDef) else None
        if isinstance(base, Neighbour):
            return self.part_of_neighbour(base, node.attr)
        if isinstance(base, Api):
            return self.part(base, node.attr)
        if isinstance(base, Client):
            request = in_order(base.calls)[0]
            return Api((node.attr,), request)
        if isinstance(base, Model):
            return (
                base if node.attr in ("latest_version", "versions", "predictions") else ModelPart(base.calls)
            )
        if isinstance(base, (Whole, Item)):
            self.part_of_output(node, base)
            return None
        if isinstance(base, Handle):
            return self.part_of_prediction(node, base)
        return self.part_of_other(node, base)

    def part_of_output(self, node: ast.Attribute, base: Whole | Item) -> None:
        """``output.url``; methods are looked at where they are called."""
        if node.attr == "url":
            self.use(node, base, "url")
        elif node.attr in FILE_PARTS:
            self.use(
                node, base, "problem", f"`.{node.attr}` is handed on, and what fal answers has no such method"
            )
        else:
            self.use(node.value, base, "string" if hasattr(str, node.attr) else "attribute")

    def part_of_prediction(self, node: ast.Attribute, base: Handle) -> Value | None:
        if node.attr == "output":
            self.use(node, base, "output")
            return Whole(base.calls, source="handle")
        if node.attr in ("id", "status", "error"):
            if node.attr != "status":
                self.use(node, base, node.attr)
            return HandlePart(base.calls, node.attr)
        self.use(node, base, "attribute", node.attr)
        return None

    def part_of_other(self, node: ast.Attribute, base: Value | None) -> Value | None:
        if isinstance(base, Event):
            if node.attr == "data":
                self.use(node, base, "data")
                return None
            if node.attr == "event":
                return EventKind(base.calls)
            self.problem(node, base, f"an event of fal is a dict without `{node.attr}`")
        elif isinstance(base, EventKind):
            return base
        elif isinstance(base, Uploaded) and node.attr == "urls":
            return Uploaded(base.calls, urls=True)
        elif isinstance(base, Caught):
            return self.part_of_error(node, base)
        elif isinstance(base, HandlePart):
            self.hand_on(node.value, base)
        return None

    # -- parts of containers --------------------------------------------------------------------------------

    def evaluate_Subscript(self, node: ast.Subscript) -> Value | None:
        base = self.evaluate(node.value)
        if isinstance(base, Inputs):
            return self.key_read(node.slice, base)
        if not isinstance(base, (Body, Uploaded)):
            self.hand_on(node.slice, self.evaluate(node.slice))
        key = node.slice.value if isinstance(node.slice, ast.Constant) else None
        if isinstance(base, Whole):
            if isinstance(node.slice, ast.Slice):
                return self.hand_on(node.value, base)
            if isinstance(key, str):
                self.use(node, base, "key")
                return Item(base.calls, "key", base.delivered)
            self.use(node, base, "index")
            return Item(base.calls, "index", delivered=True)
        if isinstance(base, Item):
            self.use(node.value, base, "bare" if base.by == "key" else "string")
            return None
        if isinstance(base, Container):
            return base if isinstance(node.slice, ast.Slice) else base.inner
        if isinstance(base, Row) and isinstance(key, int) and key < len(base.cells):
            return base.cells[key]
        if isinstance(base, Body):
            return self.part_of_body(node, base, key, node.slice)
        if isinstance(base, Uploaded) and base.urls and key == "get":
            self.use(node, base, "uploaded")
            return None
        self.hand_on(node.value, base)
        return None

    def part_of_body(self, node: ast.expr, base: Body, key: object, written: ast.expr) -> Value | None:
        """``body["status"]``: what a webhook sends has other keys on fal."""
        self.use(node, base, "body key", (key, written))
        if key == "status":
            return BodyStatus(base.calls)
        if key == "output":
            return Whole(base.calls, source="webhook")
        return None

    def evaluate_Starred(self, node: ast.Starred) -> Value | None:
        return self.evaluate(node.value)

    def evaluate_List(self, node: ast.List | ast.Set) -> Value | None:
        inner: Value | None = None
        for one in node.elts:
            value = self.evaluate(one)
            if isinstance(one, ast.Starred) and isinstance(value, Container):
                value = value.inner
            value = self.store(one, value)
            inner = self.meet(inner, value)
        return Container(inner) if inner is not None or not node.elts else None

    evaluate_Set = evaluate_List

    def evaluate_Tuple(self, node: ast.Tuple) -> Value | None:
        cells = []
        for one in node.elts:
            value = self.evaluate(one)
            cells.append(self.store(one, value))
        return Row(tuple(cells)) if any(one is not None for one in cells) else None

    def evaluate_Dict(self, node: ast.Dict) -> Value | None:
        """A display of inputs, or a table of values."""
        entries = self.entries.setdefault(node, [])
        entries.clear()
        inner: Value | None = None
        others = 0
        for key, value in zip(node.keys, node.values, strict=True):
            if key is not None:
                self.evaluate(key)
            found = self.evaluate(value)
            if key is None:
                if isinstance(found, Inputs):
                    for one in found.nodes:
                        entries += self.entries.get(one, [])
                continue
            if not _is_files(found):
                found = self.store(value, found)
            entries.append((key, value, found))
            others += found is None
            inner = self.meet(inner, found) if not isinstance(found, LocalFile) else inner
        return Container(inner) if isinstance(inner, References) and not others else Inputs(frozenset({node}))

    # -- operators ------------------------------------------------------------------------------------------

    def evaluate_Await(self, node: ast.Await) -> Value | None:
        value = self.evaluate(node.value)
        if isinstance(value, Waiting):
            request = self.requests.get(node.value) if isinstance(node.value, ast.Call) else None
            if request is not None:
                request.delivery = node
            return value.inner
        return value

    def evaluate_NamedExpr(self, node: ast.NamedExpr) -> Value | None:
        value = self.evaluate(node.value)
        self.assign(node.target, node.value, value)
        return value

    def evaluate_IfExp(self, node: ast.IfExp) -> Value | None:
        self.test(node.test)
        first, second = self.evaluate(node.body), self.evaluate(node.orelse)
        if isinstance(first, (Whole, Item)) or isinstance(second, (Whole, Item)):
            first, second = self.hand_on(node.body, first), self.hand_on(node.orelse, second)
        self.entries[node] = [(one, one, value) for one, value in ((node.body, first), (node.orelse, second))]
        value = self.meet(first, second)
        return optional(value) if None in (first, second) else value

    def evaluate_BoolOp(self, node: ast.BoolOp) -> Value | None:
        value: Value | None = None
        for one in node.values:
            found = self.evaluate(one)
            if isinstance(found, (Whole, Item)):
                found = self.hand_on(one, found)
            elif isinstance(found, (HandlePart, BodyStatus, EventKind, Api)):
                self.hand_on(one, found)
                found = None
            value = optional(self.meet(value, found))
        return value

    def evaluate_UnaryOp(self, node: ast.UnaryOp) -> Value | None:
        if isinstance(node.op, ast.Not):
            self.test(node.operand)
        else:
            self.hand_on(node.operand, self.evaluate(node.operand))
        return None

    def evaluate_BinOp(self, node: ast.BinOp) -> Value | None:
        inputs: Value | None = None
        for one in (node.left, node.right):
            value = self.evaluate(one)
            if isinstance(node.op, ast.BitOr) and isinstance(value, Inputs):
                inputs = self.meet(inputs, value)
            elif isinstance(value, (Whole, Item)):
                self.use(one, value, "string" if isinstance(node.op, ast.Add) else "bare")
            else:
                self.hand_on(one, value)
        return inputs

    def evaluate_Compare(self, node: ast.Compare) -> Value | None:
        operands = [node.left, *node.comparators]
        values = [self.evaluate(one) for one in operands]
        with_none = any(isinstance(one, ast.Constant) and one.value is None for one in operands)
        if any(map(self.is_text, values)):
            if not with_none:
                self.decided(node)
            values = [None if self.is_text(value) else value for value in values]
        values = self.inputs_compared(node, operands, values)
        for one, value in zip(operands, values, strict=True):
            if isinstance(value, (HandlePart, BodyStatus, EventKind)) and len(operands) == 2:
                other = operands[1] if one is node.left else operands[0]
                self.use(node, value, "compare", other)
            elif isinstance(value, Api) and not value.path and with_none:
                self.use(one, value, "compared with None")
            elif isinstance(value, (Whole, Item)):
                is_in = isinstance(node.ops[0], (ast.In, ast.NotIn)) and one is not node.left
                self.use(one, value, "size" if with_none else "string" if is_in else "bare")
            elif not (isinstance(value, Api) and any(isinstance(other, EventKind) for other in values)):
                self.hand_on(one, value)
        return None

    def evaluate_JoinedStr(self, node: ast.JoinedStr) -> Value | None:
        values = [self.formatted(one) for one in node.values if isinstance(one, ast.FormattedValue)]
        tells_an_error = any(isinstance(one, Caught) or self.is_text(one) for one in values)
        return ErrorText() if tells_an_error else None

    def formatted(self, node: ast.FormattedValue) -> Value | None:
        """A part of an f-string."""
        value = self.evaluate(node.value)
        if isinstance(value, (Whole, Item, Event)):
            self.use(node.value, value, "bare" if node.format_spec else "formatted")
        else:
            self.hand_on(node.value, value)
        return value

    def evaluate_Lambda(self, node: ast.Lambda) -> Value | None:
        self.scopes.append({one.arg: None for one in node.args.args})
        value = self.hand_on(node.body, self.evaluate(node.body))
        self.scopes.pop()
        met = self.meet(self.known.results.get(node), value)
        if met is not None:
            self.known.results[node] = met
        return Definition(node)

    def evaluate_Yield(self, node: ast.Yield) -> Value | None:
        if node.value is not None:
            value = self.hand_on(node.value, self.evaluate(node.value))
            self.learn_result(Container(value) if value is not None else None)
        return None

    def evaluate_YieldFrom(self, node: ast.YieldFrom) -> Value | None:
        value = self.iterated(node.value)
        if value is not None:
            self.use(node.value, value, "yielded")
            self.learn_result(Container(delivered(value) or value))
        return None


def _is_files(value: Value | None) -> bool:
    return isinstance(value, Container) and isinstance(value.inner, LocalFile)
