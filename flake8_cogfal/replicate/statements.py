"""Reads the statements of a client's file, in the order in which they run, until nothing new is learnt."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from ..source.walking import walk
from .expressions import Expressions
from .names import MODULE, WEBHOOKS
from .state import KEPT, Scope
from .values import (
    Api,
    Container,
    Event,
    Handle,
    HandlePart,
    Inputs,
    Instance,
    Item,
    LocalFile,
    Neighbour,
    References,
    Result,
    Row,
    Value,
    Waiting,
    Whole,
    calls_of,
    delivered,
    optional,
)

ROUNDS = 6
DEPTH = 3


class Statements(Expressions):
    """Carries values through a module."""

    def read(self) -> None:
        """Read the module until what flows between its functions is known."""
        for number in range(ROUNDS):
            before = self.known.copy()
            self.strangers, self.known.strangers = before.strangers, set()
            self.uses.clear()
            self.earlier = {node: list(own) for node, own in self.entries.items()}
            self.entries.clear()
            self.pending: list[tuple[ast.AST, list[Scope], ast.ClassDef | None]] = []
            self.scopes = [{}]
            self.body(self.module.tree.body)
            for name, value in self.scopes[0].items():
                if value is not None:
                    self.known.variables[name] = value
            while self.pending:
                self.read_function(*self.pending.pop(0))
            self.hooked = frozenset(
                one for one in self.requests.values() if set(one.keywords) & set(WEBHOOKS)
            )
            if number and self.known == before:
                return

    def read_function(self, node: ast.AST, scopes: list[Scope], cls: ast.ClassDef | None) -> None:
        """Read the body of a function with what is known of its parameters."""
        assert isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        self.scopes = [*(dict(one) for one in scopes), {}]
        self.function, self.cls = node, cls
        self.globals = {name for one in walk(node) if isinstance(one, ast.Global) for name in one.names}
        left_out = {one.arg for one in parameters_that_may_be_none(node.args)}
        defaults = {one.arg: default for one, default in parameters_with_defaults(node.args)}
        for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs):
            value = self.known.parameters.get((node, argument.arg)) or self.annotated(argument.annotation)
            default = self.evaluate(defaults[argument.arg]) if argument.arg in defaults else None
            if isinstance(default, References):
                value = self.meet(value, default)
            if isinstance(value, LocalFile) and (node, argument.arg) in self.strangers:
                value = LocalFile("unsure", value.path)
            self.scopes[-1][argument.arg] = optional(value) if argument.arg in left_out else value
        for extra in (node.args.vararg, node.args.kwarg):
            if extra is not None:
                self.scopes[-1][extra.arg] = None
        self.body(node.body)
        self.function, self.cls, self.globals = None, None, set()

    def body(self, statements: Sequence[ast.stmt]) -> None:
        """Read statements one after the other."""
        for statement in statements:
            self.read_statement(statement)

    def read_statement(self, node: ast.stmt) -> None:
        """Read one statement."""
        method = getattr(self, f"read_{type(node).__name__}", None)
        if method is not None:
            method(node)
            return
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.hand_on(child, self.evaluate(child))
            elif isinstance(child, ast.stmt):
                self.read_statement(child)

    # -- definitions and imports ------------------------------------------------------------------------

    def read_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for default in (*node.args.defaults, *(one for one in node.args.kw_defaults if one)):
            self.evaluate(default)
        for decorator in node.decorator_list:
            self.evaluate(decorator)
        written = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        for annotation in (*(one.annotation for one in written), node.returns):
            self.read_annotation(annotation)
        self.scopes[-1][node.name] = None
        self.pending.append((node, self.scopes, self.cls if self.function is None else None))

    read_AsyncFunctionDef = read_FunctionDef

    def read_ClassDef(self, node: ast.ClassDef) -> None:
        for base in node.bases:
            self.evaluate(base)
        outer, self.cls = self.cls, node
        self.scopes.append({})
        self.body(node.body)
        for name, value in self.scopes.pop().items():
            if value is not None:
                self.known.attributes[node, name] = value
        self.cls = outer

    def read_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            first = alias.name.partition(".")[0]
            value: Value | None = None
            if first == MODULE and MODULE not in self.own:
                value = self.part(Api(()), *alias.name.split(".")[1:]) if alias.asname else Api(())
            else:
                value = self.neighbour(alias.name if alias.asname else first)
            self.bind(alias.asname or first, value)

    def read_ImportFrom(self, node: ast.ImportFrom) -> None:
        start, *parts = (node.module or "").split(".")
        is_ours = not node.level and start == MODULE and MODULE not in self.own
        for alias in node.names:
            value: Value | None = None
            if is_ours:
                value = self.part(Api(()), *parts, alias.name)
            elif self.neighbours:
                value = self.part_of_neighbour(Neighbour(node.module or "", node.level), alias.name)
            self.bind(alias.asname or alias.name, value)

    # -- assignments ------------------------------------------------------------------------------------

    def read_Assign(self, node: ast.Assign) -> None:
        value = self.evaluate(node.value)
        if (
            isinstance(node.value, ast.Await | ast.Call)
            and isinstance(value, Whole)
            and len(node.targets) > 1
        ):
            value = self.hand_on(node.value, value)
        for target in node.targets:
            self.assign(target, node.value, value)

    def read_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.read_annotation(node.annotation)
        if node.value is not None:
            self.assign(node.target, node.value, self.evaluate(node.value))

    def read_AugAssign(self, node: ast.AugAssign) -> None:
        value = self.evaluate(node.value)
        if isinstance(node.target, ast.Subscript):
            self.evaluate(node.target)
        known = self.lookup(node.target.id) if isinstance(node.target, ast.Name) else None
        if isinstance(value, Whole) and isinstance(known, Container):  # a list gets longer by a list of files
            self.hand_on(node.value, value)
            assert isinstance(node.target, ast.Name)
            self.bind(node.target.id, self.meet(known, Container(Item(value.calls, "iteration", True))))
        elif isinstance(value, (Whole, Item)):
            self.use(node.value, value, "piece")
        else:
            value = self.hand_on(node.value, value)
            if isinstance(node.target, ast.Name) and value is not None:
                self.bind(node.target.id, self.meet(self.lookup(node.target.id), value))

    def assign(self, target: ast.expr, node: ast.expr, value: Value | None) -> None:
        """Bind what an assignment binds."""
        if isinstance(target, ast.Name):
            if target.id in self.globals or (self.function is None and self.cls is not None):
                value = self.hand_on(node, value) if isinstance(value, (Whole, Item)) else value
            self.bind(target.id, value)
        elif isinstance(target, (ast.Tuple, ast.List)):
            self.unpack(target, node, value)
        elif isinstance(target, ast.Attribute):
            self.set_attribute(target, node, value)
        elif isinstance(target, ast.Subscript):
            owner = self.evaluate(target.value)
            is_empty = isinstance(owner, Inputs) and not any(self.entries.get(one) for one in owner.nodes)
            if is_empty and calls_of(value) and isinstance(target.value, ast.Name):
                self.bind(target.value.id, Container(self.store(node, value)))
            elif isinstance(owner, Inputs):
                self.enter(owner, target.slice, node, self.store(node, value))
            elif not isinstance(value, LocalFile):
                value = self.hand_on(node, value)
                if value is not None and isinstance(target.value, ast.Name) and calls_of(value):
                    known = self.lookup(target.value.id)
                    self.bind(target.value.id, self.meet(known, Container(value)))

    def set_attribute(self, target: ast.Attribute, node: ast.expr, value: Value | None) -> None:
        """Bind ``self.name``; a value given to any other object is not followed."""
        owner = self.evaluate(target.value)
        if isinstance(owner, (Api, Result)):
            self.use(target, owner, "set", node)
            return
        cls = owner.cls if isinstance(owner, Instance) else None
        if isinstance(target.value, ast.Name) and target.value.id == "self":
            cls = self.cls
        if isinstance(value, (Whole, Item)) or cls is None:
            value = self.hand_on(node, value)
        if cls is not None and value is not None:
            known = self.known.attributes.get((cls, target.attr))
            met = self.meet(known, value)
            if met is not None:
                self.known.attributes[cls, target.attr] = met

    def unpack(self, target: ast.Tuple | ast.List, node: ast.expr, value: Value | None) -> None:
        """Bind the names of ``a, b = value``."""
        cells: list[Value | None] = [None] * len(target.elts)
        if isinstance(value, Row) and len(value.cells) == len(target.elts):
            cells = list(value.cells)
        elif isinstance(value, Whole):
            self.use(node, value, "iterate")
            cells = [Item(value.calls, "iteration", value.delivered)] * len(target.elts)
        elif isinstance(value, Container):
            cells = [value.inner] * len(target.elts)
        elif value is not None:
            self.hand_on(node, value)
        for one, cell in zip(target.elts, cells, strict=True):
            if isinstance(one, ast.Starred):
                self.assign(one.value, node, Container(cell) if cell is not None else None)
            else:
                self.assign(one, node, cell)

    # -- control flow -----------------------------------------------------------------------------------

    def read_Expr(self, node: ast.Expr) -> None:
        value = self.evaluate(node.value)
        if isinstance(value, Waiting):
            self.hand_on(node.value, value)

    def read_Return(self, node: ast.Return) -> None:
        if node.value is None:
            return
        value = self.evaluate(node.value)
        is_stream = isinstance(value, Container) and isinstance(value.inner, (Event, Handle))
        if not isinstance(value, (*KEPT, HandlePart)) and not is_stream:
            value = self.hand_on(node.value, value)
        elif isinstance(value, HandlePart) and value.name == "status":
            self.hand_on(node.value, value)
        self.learn_result(value)

    def learn_result(self, value: Value | None) -> None:
        """Remember what the function around returns."""
        if self.function is not None and value is not None:
            met = self.meet(self.known.results.get(self.function), value)
            if met is not None:
                self.known.results[self.function] = met

    def read_If(self, node: ast.If) -> None:
        self.test(node.test)
        before = self.saved()
        self.body(node.body)
        ended, after = ends(node.body), self.saved()
        self.scopes[:] = before
        self.body(node.orelse)
        if ended:
            return
        self.scopes[:] = after if node.orelse and ends(node.orelse) else self.join(self.saved(), after)

    def passes(self) -> Iterator[int]:
        """Twice through a loop's body: what its end gives, its start may read. Once where loops are deeply nested."""
        self.depth += 1
        yield from range(2 if self.depth <= DEPTH else 1)
        self.depth -= 1

    def read_For(self, node: ast.For | ast.AsyncFor) -> None:
        value = self.iterated(node.iter)
        before = self.saved()
        for _ in self.passes():
            self.assign(node.target, node.iter, value)
            self.body(node.body)
            self.scopes[:] = self.join(before, self.saved())
        self.body(node.orelse)

    read_AsyncFor = read_For

    def read_While(self, node: ast.While) -> None:
        before = self.saved()
        for _ in self.passes():
            self.test(node.test)
            self.body(node.body)
            self.scopes[:] = self.join(before, self.saved())
        self.body(node.orelse)

    def read_With(self, node: ast.With | ast.AsyncWith) -> None:
        for item in node.items:
            value = self.evaluate(item.context_expr)
            if isinstance(value, LocalFile) and value.kind == "open":
                value = LocalFile("with", value.path, node, value.is_binary)
            elif not isinstance(value, LocalFile):
                self.hand_on(item.context_expr, value)
                value = delivered(value)
            if item.optional_vars is not None:
                self.assign(item.optional_vars, item.context_expr, value)
        self.body(node.body)

    read_AsyncWith = read_With

    def read_Try(self, node: ast.Try) -> None:
        before = self.saved()
        self.body(node.body)
        self.body(node.orelse)
        after = self.saved()
        for handler in node.handlers:
            self.scopes[:] = self.join(before, after)
            caught = self.caught(handler.type, node) if handler.type is not None else None
            if handler.name:
                self.bind(handler.name, caught)
            self.body(handler.body)
            if not ends(handler.body):
                after = self.join(after, self.saved())
        self.scopes[:] = after
        self.body(node.finalbody)

    read_TryStar = read_Try

    def read_Match(self, node: ast.Match) -> None:
        self.hand_on(node.subject, self.evaluate(node.subject))
        before = after = self.saved()
        for case in node.cases:
            self.scopes[:] = [dict(one) for one in before]
            self.body(case.body)
            after = self.join(after, self.saved())
        self.scopes[:] = after

    def read_Assert(self, node: ast.Assert) -> None:
        self.test(node.test)
        if node.msg is not None:
            self.showing += 1
            self.hand_on(node.msg, self.evaluate(node.msg))
            self.showing -= 1

    def read_Delete(self, node: ast.Delete) -> None:
        for one in node.targets:
            if isinstance(one, ast.Subscript) and isinstance(self.evaluate(one.value), Inputs):
                self.evaluate(one)

    def read_Global(self, node: ast.Global) -> None:
        return None


def parameters_with_defaults(arguments: ast.arguments) -> list[tuple[ast.arg, ast.expr]]:
    """The parameters that may be left out, with what they are then."""
    written = [*arguments.posonlyargs, *arguments.args]
    pairs = [*zip(reversed(written), reversed(arguments.defaults), strict=False)]
    named = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    return pairs + [(one, default) for one, default in named if default is not None]


def parameters_that_may_be_none(arguments: ast.arguments) -> list[ast.arg]:
    """The parameters with None as default."""
    pairs = parameters_with_defaults(arguments)
    return [one for one, default in pairs if isinstance(default, ast.Constant) and default.value is None]


def ends(body: Sequence[ast.stmt]) -> bool:
    """Whether what follows a block is not reached from it."""
    return bool(body) and isinstance(body[-1], (ast.Return, ast.Raise, ast.Continue, ast.Break))
