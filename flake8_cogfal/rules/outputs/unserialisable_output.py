"""CF408 unserialisable-output."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.predictor import Predictor
from ...conversion.outputs.answers import answered_values, endpoints_of
from ...conversion.outputs.arrays import Arrays
from ...conversion.outputs.flow import Flow
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import ORIGINAL, Edit, ReplaceExpression
from ...fixing.places import place_of
from ...project.project import PythonFile
from ...source.dictionaries import dictionary_items
from ...source.module import own_nodes
from ..rule import Rule

ARRAY = "a numpy array"
PICTURE = "a PIL image"
BYTES = "bytes"

CALLS = {f"PIL.Image.{name}": PICTURE for name in ("open", "new", "fromarray", "frombytes", "merge", "blend")}
METHODS = {"tobytes": BYTES, "getvalue": BYTES, "read_bytes": BYTES}
CURES = {
    ARRAY: "JSON has no arrays of numpy: return .tolist()",
    PICTURE: "return Image.from_pil(...) of fal.toolkit",
    BYTES: "return File.from_bytes(...) of fal.toolkit",
}


class UnserialisableOutput(Rule):
    """What JSON cannot hold: the request ends as an error 500."""

    code = "CF408"
    name = "unserialisable-output"
    summary = "an endpoint answers with something that JSON cannot hold"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Pictures, arrays and bytes in what an endpoint returns. Cog makes lists of arrays, and fails for the others."""
        for endpoint in endpoints_of(file):
            flow, arrays = Flow(endpoint, endpoint.endpoint), Arrays(file.module, endpoint.endpoint)
            found: dict[ast.expr, str] = {}
            uncertain: list[ast.expr] = []
            for value in answered_values(endpoint, flow):
                found.update(dict.fromkeys(arrays.found_in(value), ARRAY))
                uncertain.extend(arrays.perhaps_in(value))
                if (
                    file.app is not None
                    and value not in found
                    and (what := self._what(endpoint, flow, value))
                ):
                    found[value] = what
            for value, what in found.items():
                message = f"`{file.module.source(value)}` is {what}: {CURES[what]}"
                yield self.at(file.path, value, message, value, manual=what != ARRAY)
            for value in uncertain:
                source = file.module.source(value)
                message = f"`{source}` is {ARRAY} in some cases: make it .tolist() where it becomes one"
                yield self.at(file.path, value, message, manual=True)
            for value in _beside(endpoint, {one for one, what in found.items() if what == ARRAY}):
                source = file.module.source(value)
                message = f"`{source}` stands beside an array of numpy: if it is one too, return .tolist()"
                yield self.at(file.path, value, message, manual=True)

    @staticmethod
    def _what(endpoint: Predictor, flow: Flow, value: ast.expr) -> str:
        for node in flow.values_of(value):
            if isinstance(node, ast.Call):
                name = endpoint.module.qualified(node.func) or ""
                method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
                if name in CALLS:
                    return CALLS[name]
                if not (node.args or node.keywords):
                    return METHODS.get(method, "")
            elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute):
                return PICTURE if node.value.attr == "images" and isinstance(node.slice, ast.Constant) else ""
        return ""

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Make a list of an array, as Cog does."""
        node = finding.subject
        assert isinstance(node, ast.expr)
        module = plan.file.module
        code = f"({ORIGINAL}).tolist()" if isinstance(node, ast.BinOp) else f"{ORIGINAL}.tolist()"
        yield ReplaceExpression(plan.path, *place_of(module, node), module.source(node), code)


def _beside(endpoint: Predictor, arrays: set[ast.expr]) -> Iterator[ast.expr]:
    """Attributes of other objects in a dictionary with arrays in it: perhaps arrays, too, and nothing tells."""
    for node in own_nodes(endpoint.endpoint):
        values = [value for _, value in dictionary_items(endpoint.module, node) or ()]
        if arrays & set(values):
            yield from (value for value in values if isinstance(value, ast.Attribute))
