"""What a file uses of Cog's runtime: metrics, logs, the version, and what can stand in their place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..source.module import PythonModule
from ..source.walking import walk
from .names import CALLS, METRICS, SCOPES, VERSION, WARNINGS
from .predictor import Predictor

TRACES = re.compile(
    r"emit_metric|record_metric|current_scope|self\.(log|scope)\b|CancelationException|ExperimentalFeatureWarning"
    r"|__version__|['\"]cog['\"]|import\s+(\w+,\s*)*cog\b"
)
"""Text without which a file uses nothing of the runtime: most files need not be read for it."""

VERSIONS = frozenset(
    {"importlib.metadata.version", "importlib.metadata.distribution", "pkg_resources.get_distribution"}
)
FILTERS = frozenset({"warnings.filterwarnings", "warnings.simplefilter"})
OUTPUTS = frozenset({"print", "logging.debug", "logging.info", "logging.warning"})
OTHER_WORDS = re.compile(r"\bcog|version|using|running|[^a-z]", re.IGNORECASE)
"""What a line that tells the version of cog is made of."""

PURE = frozenset(
    {"len", "int", "float", "str", "bool", "round", "sum", "min", "max", "time.time", "time.perf_counter"}
)


@dataclass(frozen=True)
class RuntimeUse:
    """One use that can go: ``removed`` are statements to drop; else ``code`` stands for the expression ``replaced``."""

    node: ast.expr
    name: str
    removed: tuple[ast.stmt, ...] = ()
    replaced: ast.expr | None = None
    code: str = ""

    @property
    def advice(self) -> str:
        """What to do about it."""
        return "drop it" if self.removed else "print"


class RuntimeUses:
    """The uses in a file: that of the predictor, or another (``predictor`` is None)."""

    def __init__(self, module: PythonModule, predictor: Predictor | None) -> None:
        self.predictor = predictor
        self.module = module

    @cached_property
    def replaceable(self) -> tuple[RuntimeUse, ...]:
        """Uses with something else, or nothing, to take their place, in order."""
        found = [*self._questions(), *self._metrics(), *self._logs(), *self._warnings(), *self._versions()]
        return tuple(sorted(found, key=lambda use: (use.node.lineno, use.node.col_offset)))

    @cached_property
    def others(self) -> tuple[ast.expr, ...]:
        """Uses that only a person can replace, in order."""
        gone: list[ast.AST] = [use.node for use in self.replaceable]
        gone += [part for use in self.replaceable for part in use.removed]
        handled = {id(part) for node in gone for part in walk(node)}
        owners = {id(node.value) for node in self.module.every(ast.Attribute)}
        found = [
            node
            for node in self.module.nodes
            if isinstance(node, ast.expr)
            and id(node.func if self._is_log(node) and isinstance(node, ast.Call) else node) not in handled
            and (self._is_use(node) or (self._is_cog(node) and id(node) not in owners))
        ]
        return tuple(sorted(found, key=lambda node: (node.lineno, node.col_offset)))

    def _is_use(self, node: ast.expr) -> bool:
        name = self.module.qualified(node.func if isinstance(node, ast.Call) else node)
        if isinstance(node, ast.Call):
            is_metric = name == "self.record_metric" and not self._is_own("record_metric")
            return is_metric or self._is_log(node) or self._is_version(node)
        return name in CALLS or (name == "self.scope" and not self._is_own("scope"))

    def _is_cog(self, node: ast.expr) -> bool:
        """Whether the module itself is handed on: ``hasattr(cog, "emit_metric")``."""
        return isinstance(node, ast.Name) and self.module.qualified(node) == "cog"

    # -- metrics --------------------------------------------------------------------------------------

    def _questions(self) -> Iterator[RuntimeUse]:
        """``if hasattr(cog, "emit_metric"):`` around metrics alone."""
        for block in self._blocks:
            for statement in block if len(block) > 1 else ():
                asked = self._asked(statement)
                if asked is not None:
                    yield RuntimeUse(asked, "hasattr(cog, ...)", removed=(statement,))

    def _asked(self, statement: ast.stmt) -> ast.expr | None:
        """The ``cog`` in the condition of a statement that does nothing but send metrics."""
        if not isinstance(statement, ast.If) or statement.orelse:
            return None
        calls = [_statement_call(one) for one in statement.body]
        if not all(call is not None and self._is_metric(call) and self._is_pure(call) for call in calls):
            return None
        return next(
            (
                node.args[0]
                for node in walk(statement.test)
                if isinstance(node, ast.Call)
                and self.module.qualified(node.func) == "hasattr"
                and node.args
                and self._is_cog(node.args[0])
            ),
            None,
        )

    def _metrics(self) -> Iterator[RuntimeUse]:
        """``emit_metric(...)`` and ``record_metric(...)`` as statements, and the scopes that are taken for them."""
        asked = {id(one) for node in self.module.every(ast.If) if self._asked(node) for one in node.body}
        for block in self._blocks:
            if id(block[0]) in asked:
                continue
            calls = {
                id(one): call for one in block if (call := _statement_call(one)) and self._is_metric(call)
            }
            prints = len(calls) == len(block) or any(
                id(one) in calls and (self._is_commented(one) or not self._is_pure(calls[id(one)]))
                for one in block
            )
            prints = prints or self._is_made_for([*calls.values()])
            for statement in block:
                if id(statement) in calls:
                    yield self._metric(statement, calls[id(statement)], prints)
        for name, statement in self._scopes.items():
            assert isinstance(statement.value, ast.Call)
            yield RuntimeUse(statement.value.func, f"{name} = current_scope()", removed=(statement,))

    def _metric(self, statement: ast.stmt, call: ast.Call, prints: bool) -> RuntimeUse:
        """Dropped; printed where a block, a comment or the making of the value would be left without it."""
        node = call.func
        while isinstance(node, ast.Attribute) and isinstance(node.value, ast.Call):
            node = node.value.func  # current_scope().record_metric: the name of cog is current_scope
        name = self.module.qualified(node) or ""
        if prints:
            return RuntimeUse(node, name, replaced=call, code=f"print({self._printed(call)})")
        return RuntimeUse(node, name, removed=(statement,))

    def _is_metric(self, call: ast.Call) -> bool:
        if self.module.qualified(call.func) in METRICS:
            return True
        if not isinstance(call.func, ast.Attribute) or call.func.attr != "record_metric":
            return False
        owner = call.func.value
        if isinstance(owner, ast.Call):
            return self.module.qualified(owner.func) in SCOPES
        name = self.module.qualified(owner) or ""
        return name in self._scopes or (name in ("self", "self.scope") and not self._is_own("record_metric"))

    @cached_property
    def _scopes(self) -> dict[str, ast.Assign]:
        """``scope = current_scope()`` where metrics are all that the name is used for."""
        found: dict[str, ast.Assign] = {}
        for node in self.module.nodes:
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Call)
                and self.module.qualified(node.value.func) in SCOPES
                and len(node.targets) == 1
                and isinstance(node.targets[0], ast.Name)
            ):
                found[node.targets[0].id] = node
        return {name: one for name, one in found.items() if self._only_records(name)}

    def _only_records(self, name: str) -> bool:
        every = [node for node in self.module.every(ast.Name) if node.id == name]
        recorded = [
            call.func.value
            for block in self._blocks
            for statement in block
            if (call := _statement_call(statement))
            and isinstance(call.func, ast.Attribute)
            and call.func.attr == "record_metric"
        ]
        reads = [node for node in every if isinstance(node.ctx, ast.Load)]
        return len(every) - len(reads) == 1 and all(any(node is one for one in recorded) for node in reads)

    def _is_commented(self, statement: ast.stmt) -> bool:
        """Whether a comment right above or behind speaks of the statement."""
        above = self.module.lines[statement.lineno - 2].strip() if statement.lineno > 1 else ""
        last = self.module.lines[(statement.end_lineno or statement.lineno) - 1].encode()
        return above.startswith("#") or b"#" in last[statement.end_col_offset or 0 :]

    def _is_pure(self, call: ast.Call) -> bool:
        """Whether nothing but the metric happens in the call."""
        values = [*call.args, *(one.value for one in call.keywords)]
        return not any(
            isinstance(node, (ast.Await, ast.NamedExpr, ast.Yield, ast.YieldFrom))
            or (isinstance(node, ast.Call) and self.module.qualified(node.func) not in PURE)
            for value in values
            for node in walk(value)
        )

    def _is_made_for(self, calls: list[ast.Call]) -> bool:
        """Whether a variable is assigned for these calls alone."""
        if not calls:
            return False
        inside = {id(node): node.id for call in calls for node in walk(call) if isinstance(node, ast.Name)}
        names = self.module.every(ast.Name)
        bound = {node.id for node in names if isinstance(node.ctx, ast.Store)} - self._scopes.keys()
        read = {node.id for node in names if isinstance(node.ctx, ast.Load) and id(node) not in inside}
        return bool(bound & set(inside.values()) - read)

    def _printed(self, call: ast.Call) -> str:
        """``"name:", value``"""
        values = [*call.args, *(one.value for one in call.keywords if one.arg in ("name", "key", "value"))]
        sources = [self.module.source(one) for one in values]
        if isinstance(values[0], ast.Constant) and isinstance(values[0].value, str):
            sources[0] = f'"{values[0].value}:"' if '"' not in values[0].value else sources[0]
        return ", ".join(sources[:2])

    # -- logs, warnings, versions -----------------------------------------------------------------------

    def _logs(self) -> Iterator[RuntimeUse]:
        for node in walk(self.predictor.node) if self.predictor else ():
            if self._is_log(node):
                assert isinstance(node, ast.Call)
                if not node.keywords and "print" not in self.module.bound_names:
                    yield RuntimeUse(node.func, "self.log", replaced=node.func, code="print")

    def _is_log(self, node: ast.AST) -> bool:
        """``self.log(...)``, which the base class had in the alphas of 0.10."""
        return (
            isinstance(node, ast.Call)
            and self.module.qualified(node.func) == "self.log"
            and self.predictor is not None
            and self.predictor.base is not None
            and not self._is_own("log")
        )

    def _warnings(self) -> Iterator[RuntimeUse]:
        for block in self._blocks:
            for statement in block:
                call = _statement_call(statement)
                if call is None or self.module.qualified(call.func) not in FILTERS or len(block) == 1:
                    continue
                for node in (*call.args, *(one.value for one in call.keywords)):
                    if self.module.qualified(node) in WARNINGS:
                        yield RuntimeUse(node, "ExperimentalFeatureWarning", removed=(statement,))

    def _versions(self) -> Iterator[RuntimeUse]:
        """The version of cog where it is printed alone, also by way of a variable."""
        for block in self._blocks:
            for statement in block:
                call = _statement_call(statement)
                if call is not None and len(block) > 1:
                    nodes = [
                        node for node in walk(call) if isinstance(node, ast.expr) and self._is_version(node)
                    ]
                    if nodes and self._says_only(call, nodes):
                        yield RuntimeUse(nodes[0], "the version of cog", removed=(statement,))
                elif isinstance(statement, ast.Assign) and self._is_version(statement.value):
                    prints = self._prints_of(statement)
                    if prints:
                        yield RuntimeUse(statement.value, "the version of cog", removed=(statement, *prints))

    def _is_version(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Call):
            return self.module.qualified(node.func) in VERSIONS and any(
                isinstance(one, ast.Constant) and one.value == "cog" for one in node.args
            )
        return isinstance(node, ast.expr) and self.module.qualified(node) == VERSION

    def _says_only(self, call: ast.Call, versions: Sequence[ast.expr]) -> bool:
        """Whether a call prints the versions, and constants, and nothing else."""
        inside = {id(part) for node in versions for part in walk(node)}
        names = [node for node in walk(call) if isinstance(node, ast.Name) and id(node) not in inside]
        function = {id(part) for part in walk(call.func)}
        texts = [
            node.value
            for node in walk(call)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside
        ]
        return (
            self.module.qualified(call.func) in OUTPUTS
            and all(id(node) in function for node in names)
            and not OTHER_WORDS.sub("", " ".join(texts))
        )

    def _prints_of(self, assignment: ast.Assign) -> list[ast.stmt]:
        """The statements that print a variable; none where it is used for anything else."""
        target = assignment.targets[0]
        if len(assignment.targets) > 1 or not isinstance(target, ast.Name):
            return []
        uses = [node for node in self.module.every(ast.Name) if node.id == target.id]
        found: dict[int, ast.stmt] = {}
        for block in self._blocks:
            for statement in block:
                call = _statement_call(statement)
                inside = [
                    node for node in uses if call is not None and any(node is one for one in walk(call))
                ]
                if call is not None and inside and len(block) > 1 and self._says_only(call, inside):
                    found.update({id(node): statement for node in inside})
        reads = [node for node in uses if node is not target]
        if not reads or any(id(node) not in found for node in reads):
            return []
        return list({id(one): one for one in found.values()}.values())

    # -- the file ---------------------------------------------------------------------------------------

    @cached_property
    def _blocks(self) -> tuple[list[ast.stmt], ...]:
        """Every list of statements of the file."""
        return tuple(
            value
            for node in self.module.nodes
            for _, value in ast.iter_fields(node)
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt)
        )

    def _is_own(self, name: str) -> bool:
        """Whether the class has a method or sets an attribute of that name itself."""
        return (
            self.predictor is None
            or self.predictor.method(name) is not None
            or any(
                isinstance(node, ast.Attribute) and node.attr == name and isinstance(node.ctx, ast.Store)
                for node in walk(self.predictor.node)
            )
        )


def _statement_call(statement: ast.stmt) -> ast.Call | None:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return value if isinstance(value, ast.Call) else None
