"""Errors that a client catches, and what is done with their texts."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ..source.module import Function
from ..source.walking import walk
from .state import State
from .values import Api, Caught, ErrorText, HandlePart, Value

GENERAL = frozenset({"Exception", "BaseException"})
OWN = frozenset({"prediction", "status", "detail", "title", "instance", "to_dict"})
"""What errors of the package have, and others hardly."""

ASKED = frozenset(
    {"startswith", "endswith", "find", "rfind", "index", "rindex", "count", "split", "rsplit", "partition", "rpartition",
     "isdigit"}
)  # fmt: skip
"""Methods by which a program takes a text apart."""

SEARCHES = frozenset({"re.search", "re.match", "re.fullmatch", "re.findall", "re.split", "json.loads"})


class CaughtErrors(State):
    """Evaluates what is done with errors."""

    if TYPE_CHECKING:

        def evaluate(self, node: ast.expr) -> Value | None: ...
        def local_function(self, function: ast.expr) -> tuple[Function, bool] | None: ...

    def caught(self, node: ast.expr, guarded: ast.Try) -> Value | None:
        """What the exceptions of a handler are."""
        names = []
        elements = node.elts if isinstance(node, ast.Tuple) else [node]
        for one in elements:
            value = self.evaluate(one)
            if isinstance(value, Api) and value.path:
                self.use(one, value, "caught", node)
                names.append(value.path[-1])
        if names:
            return Caught(names[0] if len(set(names)) == 1 else "ReplicateException")
        if any(self.module.qualified(one) in GENERAL for one in elements) and self._requests_in(guarded):
            return Caught("Exception")
        return None

    def _requests_in(self, guarded: ast.Try) -> bool:
        """Whether requests are made in the body of a ``try``, or in functions of the file that it calls."""
        pending: list[ast.AST] = list(guarded.body)
        seen: set[ast.AST] = set()
        while pending:
            for node in walk(pending.pop()):
                if not isinstance(node, ast.Call):
                    continue
                if node in self.requests:
                    return True
                local = self.local_function(node.func)
                if local is not None and local[0] not in seen:
                    seen.add(local[0])
                    pending.append(local[0])
        return False

    def part_of_error(self, node: ast.Attribute, base: Caught) -> Value | None:
        """An attribute of an error."""
        if base.name == "Exception" and not base.prediction and node.attr not in OWN:
            return None
        if node.attr == "prediction" and not base.prediction:
            if not isinstance(self.parents.get(node), ast.Attribute):
                self.use(node, base, "attribute of an error", "prediction")
            return Caught(base.name, prediction=True)
        self.use(node, base, "attribute of an error", node.attr)
        is_text = node.attr == ("error" if base.prediction else "detail")
        return ErrorText() if is_text else None

    def asked_for_part(self, node: ast.Call, base: Caught) -> None:
        """``getattr(error, "prediction", None)``"""
        named = node.args[1] if len(node.args) > 1 else None
        name = named.value if isinstance(named, ast.Constant) else None
        if isinstance(name, str) and name in OWN:
            self.problem(node, base, f"an error of fal_client has no `{name}`: its text is in `str(error)`")

    def is_text(self, value: Value | None) -> bool:
        """Whether a value is the text of an error."""
        return isinstance(value, ErrorText) or (isinstance(value, HandlePart) and value.name == "error")

    def text_method(self, node: ast.Call, function: ast.Attribute) -> Value | None:
        """A method of such a text."""
        for one in (*node.args, *(keyword.value for keyword in node.keywords)):
            self.hand_on(one, self.evaluate(one))
        if function.attr in ASKED:
            self.decided(node)
            return None
        return ErrorText()

    def decided(self, node: ast.expr) -> None:
        """The text of an error decides what the program does."""
        self.use(node, ErrorText(), "decided")
