"""Loops and comprehensions over what comes from Replicate, and what annotations say."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ..source.walking import children
from .calls import Calls
from .values import Api, Container, Event, InputName, Inputs, Item, LocalFile, Row, Value, Waiting, Whole


class Comprehensions(Calls):
    """Evaluates what loops go over."""

    if TYPE_CHECKING:

        def test(self, node: ast.expr) -> None: ...
        def assign(self, target: ast.expr, node: ast.expr, value: Value | None) -> None: ...

    def evaluate_ListComp(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> Value | None:
        self.scopes.append({})
        self.generators(node.generators)
        value = self.evaluate(node.elt)
        value = self.store(node.elt, value)
        self.scopes.pop()
        return Container(value) if value is not None else None

    evaluate_SetComp = evaluate_ListComp
    evaluate_GeneratorExp = evaluate_ListComp

    def evaluate_DictComp(self, node: ast.DictComp) -> Value | None:
        self.scopes.append({})
        self.generators(node.generators)
        key = self.evaluate(node.key)
        if not isinstance(key, InputName):
            self.hand_on(node.key, key)
        value = self.store(node.value, self.evaluate(node.value))
        self.scopes.pop()
        if isinstance(key, InputName):
            return Inputs(key.nodes)
        return Container(value) if value is not None else None

    def generators(self, generators: list[ast.comprehension]) -> None:
        """Bind the variables of a comprehension."""
        for one in generators:
            self.assign(one.target, one.iter, self.iterated(one.iter))
            for condition in one.ifs:
                self.test(condition)

    def iterated(self, node: ast.expr) -> Value | None:
        """What a loop over an expression gives."""
        value = self.evaluate(node)
        if isinstance(value, Whole):
            self.use(node, value, "iterate")
            return Item(value.calls, "iteration", value.delivered)
        if isinstance(value, Item):
            self.use(node, value, "bare" if value.by == "key" else "chunks")
            return None
        if isinstance(value, Container):
            if isinstance(value.inner, Event):
                self.use(node, value.inner, "stream")
            return value.inner
        if isinstance(value, Inputs):
            return InputName(value.nodes)
        if isinstance(value, Waiting):
            return value.inner
        if isinstance(value, Row):
            met: Value | None = None
            for cell in value.cells:
                met = self.meet(met, cell)
            return met
        self.hand_on(node, value)
        return None

    def annotated(self, annotation: ast.expr | None) -> Value | None:
        """What a parameter of a written type stands for: a path is a file to upload."""
        if annotation is not None and self.module.qualified(annotation) in ("pathlib.Path", "cog.Path"):
            return LocalFile("path", annotation)
        return None

    def read_annotation(self, annotation: ast.expr | None) -> None:
        """The types of the package in an annotation."""
        pending: list[ast.AST] = [annotation] if annotation is not None else []
        while pending:
            node = pending.pop()
            value = self.evaluate(node) if isinstance(node, (ast.Name, ast.Attribute)) else None
            if isinstance(value, Api) and isinstance(node, (ast.Name, ast.Attribute)):
                self.use(node, value, "type")
            else:
                pending += children(node)
