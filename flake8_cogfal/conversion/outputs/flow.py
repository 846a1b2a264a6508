"""What the variables of one function may hold: files, text, nothing, by the expressions that they are bound to."""

from __future__ import annotations

import ast

from ...cog.inputs import InputParameter, read_inputs
from ...cog.legacy_inputs import is_none, read_legacy_inputs
from ...cog.names import ANY_PATH
from ...cog.predictor import Predictor
from ...cog.types import ValueType, read_type
from ...source.dictionaries import dictionary_items
from ...source.module import Function, arguments_by_name
from ...source.walking import walk
from .bindings import bindings_of
from .last_value import LastValues

PATH = "path"
PATHS = "paths"
NONE = "none"
TEXT = "text"
TEXTS = "texts"
NUMBER = "number"
TRUTH = "truth"
DICT = "dict"
LIST = "list"
EMPTY = "empty"
MIXED = "mixed"
"""Files among other things, in a list or a dictionary."""
UNKNOWN = "unknown"
MODEL = "model "
MODELS = "models "
"""Followed by the name of a class of the file."""

FILES = frozenset({PATH, PATHS, MIXED})
DEPTH = 4

_PATH_METHODS = frozenset(
    {
        "with_suffix",
        "with_name",
        "with_stem",
        "resolve",
        "absolute",
        "joinpath",
        "expanduser",
        "rename",
        "replace",
    }
)
_PATHS_METHODS = frozenset({"glob", "rglob", "iterdir"})
_TEXT_CALLS = frozenset(
    {"str", "repr", "json.dumps", "os.path.join", "os.path.abspath", "os.path.basename", "os.path.dirname",
     "os.fspath", "tempfile.mkdtemp", "tempfile.mktemp"}
)  # fmt: skip
_TEXT_METHODS = frozenset(
    {
        "format",
        "join",
        "strip",
        "lstrip",
        "rstrip",
        "lower",
        "upper",
        "title",
        "decode",
        "removesuffix",
        "as_posix",
    }
)
_TEXT_ATTRIBUTES = frozenset({"stem", "suffix", "name"})


class Flow:
    """Follows the expressions of one function of the predictor's file."""

    def __init__(
        self,
        predictor: Predictor,
        function: Function,
        depth: int = DEPTH,
        given: dict[str, frozenset[str]] | None = None,
    ) -> None:
        self.predictor = predictor
        self.module = predictor.module
        self.function = function
        self._depth = depth
        self._given = given or {}
        self._bindings = bindings_of(self.module, function)
        self._seen: set[str] = set()
        self._last_values = LastValues(function)
        if function is predictor.endpoint:
            self._given = self._inputs()

    def _inputs(self) -> dict[str, frozenset[str]]:
        """What the parameters of the endpoint are: by annotations, or by the decorators of 2021."""
        declared = read_legacy_inputs(self.module, self.function)
        if not declared:
            return {one.name: _kinds_of_input(one) for one in self.predictor.inputs}
        parameters = read_inputs(self.module, self.function)
        defaults = {one.name: self.kinds(one.default) for one in parameters if one.default is not None}
        typed = {one.name: (one.type, is_none(one.default)) for one in declared}
        return defaults | {
            name: _kinds_of_type(read_type(self.module, node), optional)
            for name, (node, optional) in typed.items()
            if node is not None
        }

    def parts_of(self, name: str) -> list[tuple[str, ast.expr]] | None:
        """The displays that a name is bound to and what is put into them later (``result["mask"] = path``), with its key.

        None where the name is bound to anything else, or read for another purpose than to return it.
        """
        values = self._bindings.values.get(name, [])
        if name in self._bindings.sequences or name in self._bindings.parameters or not values:
            return None
        if not all(
            one is not None and (isinstance(one, ast.List) or dictionary_items(self.module, one) is not None)
            for one in values
        ):
            return None
        reads = [
            node
            for node in walk(self.function)
            if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        ]
        stores = [
            node
            for node in walk(self.function)
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Subscript)
            and isinstance(node.targets[0].value, ast.Name)
            and node.targets[0].value.id == name
        ]
        returned = [
            node for node in walk(self.function) if isinstance(node, ast.Return) and node.value in reads
        ]
        if len(reads) != len(stores) + len(returned):
            return None
        later = [(_key(node.targets[0]), node.value) for node in stores]
        return [*(("", one) for one in values if one is not None), *later]

    def values_of(self, node: ast.expr) -> list[ast.expr]:
        """What a name was certainly bound to last, else its only value; any other expression as it is."""
        if not isinstance(node, ast.Name):
            return [node]
        last = self._last_value(node)
        if last is not None:
            return [last]
        values = self._bindings.values.get(node.id, [])
        only = values[0] if len(values) == 1 and node.id not in self._bindings.parameters else None
        return [only] if only is not None else [node]

    # -- what an expression may be --------------------------------------------------------------------

    def kinds(self, node: ast.expr) -> frozenset[str]:
        """Everything that an expression may be; UNKNOWN is in it where it cannot be followed to the end."""
        if isinstance(node, ast.Constant):
            return frozenset({_constant(node)})
        if isinstance(node, ast.JoinedStr):
            return frozenset({TEXT})
        if isinstance(node, ast.Name):
            value = self._last_value(node)
            return self.kinds(value) if value is not None else self._of_name(node.id)
        if isinstance(node, ast.IfExp):
            return self.kinds(node.body) | self.kinds(node.orelse)
        if isinstance(node, ast.BoolOp):
            return frozenset().union(*(self.kinds(one) for one in node.values))
        if isinstance(node, ast.NamedExpr):
            return self.kinds(node.value)
        if isinstance(node, (ast.Compare,)) or (
            isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
        ):
            return frozenset({TRUTH})
        if isinstance(node, ast.BinOp):
            return self._of_operation(node)
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            return frozenset({self._of_members(node.elts)})
        if isinstance(node, (ast.ListComp, ast.GeneratorExp)):
            return frozenset({self._of_members([node.elt])})
        items = dictionary_items(self.module, node)
        if items is not None:
            values = [value for _, value in items]
            return frozenset({DICT if self._of_members(values) in (LIST, TEXTS, EMPTY) else MIXED})
        if isinstance(node, ast.DictComp):
            return frozenset({DICT if self._of_members([node.value]) in (LIST, TEXTS) else MIXED})
        if isinstance(node, ast.Subscript):
            inner = self.kinds(node.value)
            if (
                inner
                and not isinstance(node.slice, ast.Slice)
                and all(one.startswith(MODELS) for one in inner - {EMPTY})
            ):
                return frozenset(MODEL + one.removeprefix(MODELS) for one in inner - {EMPTY}) or frozenset(
                    {UNKNOWN}
                )
            whole = PATHS if isinstance(node.slice, ast.Slice) else PATH
            return frozenset({whole}) if inner <= {PATHS, EMPTY} and PATHS in inner else frozenset({UNKNOWN})
        if isinstance(node, ast.Attribute):
            return self._of_attribute(node)
        if isinstance(node, ast.Call):
            return self._of_call(node)
        return frozenset({UNKNOWN})

    def _last_value(self, name: ast.Name) -> ast.expr | None:
        """What a name was certainly bound to last, where nothing is put into what it holds; None where that is not sure."""
        return None if name.id in self._bindings.members else self._last_values.before(name)

    def _of_name(self, name: str) -> frozenset[str]:
        if name in self._seen:
            return frozenset()
        self._seen.add(name)
        try:
            return self._bound_to(name)
        finally:
            self._seen.discard(name)

    def _bound_to(self, name: str) -> frozenset[str]:
        found: set[str] = set()
        for value in self._bindings.values.get(name, ()):
            found |= self.kinds(value) if value is not None else {UNKNOWN}
        for sequence in self._bindings.sequences.get(name, ()):
            inner = self.kinds(sequence)
            found |= {PATH} if inner <= {PATHS, EMPTY} and PATHS in inner else {UNKNOWN}
        members = self._bindings.members.get(name)
        if members:
            found = (found - {EMPTY}) | {self._of_members(members)}
        if name in self._bindings.parameters:
            found |= self._given.get(name, {UNKNOWN})
        return frozenset(found) or frozenset({UNKNOWN})

    def _of_operation(self, node: ast.BinOp) -> frozenset[str]:
        left, right = self.kinds(node.left), self.kinds(node.right)
        if isinstance(node.op, ast.Div):
            if not left:  # `out = out / name`: what `out` is already
                return left
            return frozenset({PATH if PATH in left | right else UNKNOWN})
        if TEXT in left | right and isinstance(node.op, (ast.Add, ast.Mod)):
            return frozenset({TEXT})
        if isinstance(node.op, ast.Add) and left | right <= {PATHS, EMPTY}:
            return left | right
        return frozenset({NUMBER if left | right <= {NUMBER} else UNKNOWN})

    def _of_members(self, nodes: list[ast.expr]) -> str:
        """What a collection with these members is; EMPTY for one without any."""
        kinds: set[str] = set()
        for node in nodes:
            if isinstance(node, ast.Starred):
                inner = self.kinds(node.value)
                kinds |= {PATH} if inner == {PATHS} else set() if inner == {EMPTY} else {UNKNOWN}
            else:
                kinds |= self.kinds(node)
        if not nodes:
            return EMPTY
        if kinds == {PATH}:
            return PATHS
        if kinds & FILES:
            return MIXED
        if len(kinds) == 1 and (only := next(iter(kinds))).startswith(MODEL):
            return MODELS + only.removeprefix(MODEL)
        return TEXTS if kinds == {TEXT} else LIST

    def _of_attribute(self, node: ast.Attribute) -> frozenset[str]:
        if node.attr == "parent" and PATH in self.kinds(node.value):
            return frozenset({PATH})
        if node.attr in _TEXT_ATTRIBUTES and self.kinds(node.value) == {PATH}:
            return frozenset({TEXT})
        return frozenset({UNKNOWN})

    def _of_call(self, node: ast.Call) -> frozenset[str]:
        name = self.module.qualified(node.func) or ""
        if name in ANY_PATH:
            return frozenset({PATH})
        if name in _TEXT_CALLS:
            return frozenset({TEXT})
        if name in ("len", "int", "float", "round"):
            return frozenset({NUMBER})
        if name in ("list", "sorted", "tuple", "reversed") and node.args:
            inner = self.kinds(node.args[0])
            return inner if inner == {PATHS} else frozenset({UNKNOWN})
        if name == "vars":
            return frozenset({DICT})
        if name in self.module.classes and name != self.predictor.name:
            return frozenset({MODEL + name})
        if isinstance(node.func, ast.Attribute):
            if isinstance(node.func.value, ast.Name) and node.func.value.id == "self":
                method = self.predictor.method(node.func.attr)
                return self._returned_by(method, node)
            inner = (
                self.kinds(node.func.value)
                if node.func.attr in _PATH_METHODS | _PATHS_METHODS
                else frozenset()
            )
            if PATH in inner:
                return frozenset({PATH if node.func.attr in _PATH_METHODS else PATHS})
            if node.func.attr in _TEXT_METHODS:
                return frozenset({TEXT})
            if node.func.attr in ("split", "splitlines", "tolist"):
                return frozenset({LIST})
        if isinstance(node.func, ast.Name):
            return self._returned_by(self.module.functions.get(node.func.id), node)
        return frozenset({UNKNOWN})

    def _returned_by(self, function: Function | None, call: ast.Call) -> frozenset[str]:
        """What a function of the file returns, by its return statements; by its annotation where these do not tell."""
        if function is None or self._depth == 0:
            return frozenset({UNKNOWN})
        given = {name: self.kinds(value) for name, value in arguments_by_name(function, call).items()}
        inner = Flow(self.predictor, function, self._depth - 1, given)
        found: set[str] = set()
        for node in walk(function):
            if isinstance(node, ast.Return):
                found |= inner.kinds(node.value) if node.value is not None else {NONE}
            elif isinstance(node, (ast.Yield, ast.YieldFrom)):
                found.add(UNKNOWN)
        if UNKNOWN in found and function.returns is not None:
            said = read_type(self.module, function.returns)
            if said.kind == "path":
                found = (
                    (found - {UNKNOWN})
                    | {PATHS if said.is_list else PATH}
                    | ({NONE} if said.is_optional else set())
                )
            elif said.kind in ("str", "int", "float", "bool") and not said.is_list and not said.is_optional:
                found = (found - {UNKNOWN}) | {TEXT if said.kind == "str" else NUMBER}
        return frozenset(found) or frozenset({NONE})


def _constant(node: ast.Constant) -> str:
    if node.value is None:
        return NONE
    if isinstance(node.value, bool):
        return TRUTH
    if isinstance(node.value, str):
        return TEXT
    return NUMBER if isinstance(node.value, (int, float)) else UNKNOWN


def _key(target: ast.expr) -> str:
    """The constant in the brackets of ``result["mask"]``."""
    assert isinstance(target, ast.Subscript)
    return str(target.slice.value) if isinstance(target.slice, ast.Constant) else "?"


def _kinds_of_input(parameter: InputParameter) -> frozenset[str]:
    return _kinds_of_type(parameter.type, parameter.is_none_by_default)


def _kinds_of_type(said: ValueType, is_none_by_default: bool) -> frozenset[str]:
    simple = {"path": PATH, "str": TEXT, "int": NUMBER, "float": NUMBER, "bool": TRUTH}.get(
        said.kind, UNKNOWN
    )
    collection = {"path": PATHS, "str": TEXTS}.get(said.kind, LIST)
    optional = said.is_optional or is_none_by_default
    return frozenset({collection if said.is_list else simple, *([NONE] if optional else [])})
