"""What a client gives to models: dicts, their names, and what is done with both before."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .caught import CaughtErrors
from .values import Container, InputName, Inputs, LocalFile, Row, Value, names_in


class GivenInputs(CaughtErrors):
    """Evaluates what is done with inputs."""

    if TYPE_CHECKING:

        def look_at_arguments(self, node: ast.Call, start: int = 0) -> None: ...

    def dict_called(self, node: ast.Call) -> Value | None:
        """``dict(prompt=...)`` and ``dict(base, prompt=...)`` make inputs."""
        if not node.args:
            return self._made_of_keywords(node)
        base = self.evaluate(node.args[0])
        if isinstance(base, Inputs):
            return self.meet(base, self._made_of_keywords(node))
        self.look_at_arguments(node)
        return None

    def _made_of_keywords(self, node: ast.Call) -> Inputs:
        entries = self.entries.setdefault(node, [])
        entries.clear()
        for one in node.keywords:
            value = self.evaluate(one.value)
            if not isinstance(value, LocalFile):
                self.hand_on(one.value, value)
            if one.arg is not None:
                key = ast.copy_location(ast.Constant(one.arg), one)
                entries.append((key, one.value, value))
        return Inputs(frozenset({node}))

    def method_of_inputs(self, node: ast.Call, function: ast.Attribute, base: Inputs) -> Value | None:
        """``inputs.get("image")``, ``inputs.items()``, ``inputs.update(...)`` and the like."""
        name = function.attr
        if name == "update":
            value = self._updated(node, base)
            if isinstance(function.value, ast.Name):
                self.bind(function.value.id, value)
            return None
        if name in ("get", "pop", "setdefault") and node.args:
            found = self.key_read(node.args[0], base)
            for one in node.args[1:]:
                given = self.store(one, self.evaluate(one))
                if name == "setdefault":
                    self.enter(base, node.args[0], one, given)
            return found
        self.look_at_arguments(node)
        names = InputName(base.nodes)
        return {"copy": base, "keys": Container(names), "items": Container(Row((names, None)))}.get(name)

    def _updated(self, node: ast.Call, inputs: Inputs) -> Value | None:
        """``inputs.update(image=...)``, ``inputs.update({"image": ...})``"""
        value: Value | None = inputs
        for one in node.args:
            given = self.evaluate(one)
            value = self.meet(value, given) if isinstance(given, Inputs) else value
        return self.meet(value, self._made_of_keywords(node)) if node.keywords else value

    def enter(self, inputs: Inputs, key: ast.expr, node: ast.expr, value: Value | None) -> None:
        """An input that is set later."""
        if isinstance(self.evaluate(key), InputName):  # named as those that it is taken from
            return
        for one in inputs.nodes:
            self.entries.setdefault(one, []).append((key, node, value))

    def key_read(self, key: ast.expr, inputs: Inputs) -> Value | None:
        """``inputs["image"]``, wherever it stands: what the dict holds there, but for files."""
        if not isinstance(self.evaluate(key), InputName):
            self.use(key, inputs, "input key")
        value: Value | None = None
        for table in (self.earlier, self.entries, *(one.entries for one in self.neighbours.values())):
            for node in inputs.nodes:
                for written, _, found in table.get(node, ()):
                    if isinstance(found, LocalFile) or not isinstance(written, ast.Constant):
                        continue
                    if isinstance(key, ast.Constant) and written.value == key.value:
                        value = self.meet(value, found)
        return value

    def inputs_compared(
        self, node: ast.Compare, operands: Sequence[ast.expr], values: Sequence[Value | None]
    ) -> list[Value | None]:
        """``"image" in inputs`` and ``name == "image"``; gives the values that are left to look at."""
        left = list(values)
        for number, value in enumerate(values):
            nodes = names_in(value)
            if nodes is None or len(operands) > 2:
                continue
            other = operands[1 - number]
            is_in = isinstance(node.ops[0], (ast.In, ast.NotIn))
            if is_in and number == 1 and not isinstance(value, InputName):
                self.key_read(other, Inputs(nodes))
                left[number] = None
            elif isinstance(value, InputName):
                self.use(node, value, "input name compared", other)
                left[number] = None
        return left
