"""The files in single values of an output: what is to convert, and what cannot be followed."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property

from ...cog.output_models import ModelField, OutputModel, models_reached, read_models
from ...cog.predictor import Predictor
from ...source.dictionaries import dictionary_items
from ...source.module import Function
from ...source.walking import walk
from .flow import (
    DICT,
    EMPTY,
    FILES,
    LIST,
    MIXED,
    MODEL,
    MODELS,
    NONE,
    PATH,
    PATHS,
    TEXT,
    TEXTS,
    UNKNOWN,
    Flow,
)
from .types import Shape, read_shape

_DISPLAYS = (ast.List, ast.Tuple, ast.Dict)


@dataclass(frozen=True)
class Upload:
    """An expression that is, or holds, files: ``shape`` says how they stand in it.

    ``slot`` names the place in the output that it fills. ``is_optional`` says that the value may be None;
    ``is_uncertain`` that it may be something else than a file, which only shows at run time.
    """

    node: ast.expr
    shape: Shape
    slot: str
    function: Function
    is_optional: bool = False
    is_uncertain: bool = False


@dataclass(frozen=True)
class Problem:
    """Why an output cannot be converted, and where."""

    node: ast.expr | ast.stmt
    reason: str


class FileCollector:
    """Collects the files in values. ``others`` are places that hold something else too; in ``loose`` ones anything may stand."""

    def __init__(self, predictor: Predictor) -> None:
        self.predictor = predictor
        self.module = predictor.module
        self.uploads: list[Upload] = []
        self.problems: list[Problem] = []
        self.others: set[str] = set()
        self.loose: set[str] = set()
        self._flows: dict[int, Flow] = {}

    @cached_property
    def models(self) -> dict[str, OutputModel]:
        """The models that the return annotation reaches, by name, in the order of the file."""
        return {one.name: one for one in models_reached(self.module, self.predictor.endpoint.returns)}

    @cached_property
    def known_models(self) -> dict[str, OutputModel]:
        """Every model of the file."""
        return read_models(self.module)

    def shape_of(self, field: ModelField) -> Shape:
        """What the annotation of a field says."""
        return read_shape(self.module, field.annotation, self.known_models)

    def holds_files(self, shape: Shape, seen: frozenset[str] = frozenset()) -> bool:
        """Whether files stand in a value of that shape."""
        return any(
            one.kind in ("file", "object")
            or (
                one.kind == "model"
                and one.model not in seen
                and self.has_files(one.model, seen | {one.model})
            )
            for one in shape.parts()
        )

    def has_files(self, model: str, seen: frozenset[str] = frozenset()) -> bool:
        """Whether a model has a field with files."""
        found = self.known_models.get(model)
        return found is not None and any(
            self.holds_files(self.shape_of(one), seen) for one in found.fields.values()
        )

    def flow(self, function: Function) -> Flow:
        """What the names of a function hold."""
        if id(function) not in self._flows:
            self._flows[id(function)] = Flow(self.predictor, function)
        return self._flows[id(function)]

    def slot_of(self, model: OutputModel, field: ModelField) -> str:
        """The field, under the model that declares it."""
        for parent in model.parents:
            if field is parent.fields.get(field.name):
                return self.slot_of(parent, field)
        return f"{model.name}.{field.name}"

    # -- values ---------------------------------------------------------------------------------------

    def problem(self, node: ast.expr | ast.stmt, reason: str) -> None:
        """Note what stands in the way."""
        self.problems.append(Problem(node, reason))

    def collect(
        self,
        node: ast.expr,
        shape: Shape,
        slot: str,
        function: Function,
        tested: frozenset[str] = frozenset(),
    ) -> None:
        """Note every file in a value. ``tested`` are names that a condition around it has looked at."""
        if isinstance(node, ast.Constant) and node.value is None:
            return
        if isinstance(node, ast.IfExp):
            inside = tested | {one.id for one in walk(node.test) if isinstance(one, ast.Name)}
            self.collect(node.body, shape, slot, function, inside)
            self.collect(node.orelse, shape, slot, function, inside)
            return
        kind = shape.kind
        if kind == "any":
            self._collect_anything(node, slot, function, tested)
        elif kind == "file":
            self._collect_file(node, shape, slot, function, tested)
        elif kind == "union":
            self._collect_union(node, shape, slot, function)
        elif kind == "model":
            self._collect_model(node, shape, slot, function)
        elif self.holds_files(shape):
            self._collect_container(node, shape, slot, function, tested)

    def _collect_file(
        self, node: ast.expr, shape: Shape, slot: str, function: Function, tested: frozenset[str]
    ) -> None:
        kinds = self.flow(function).kinds(node)
        if kinds & {PATHS, MIXED, DICT, LIST, TEXTS, EMPTY}:
            self.problem(node, "several things stand here where one Path is promised")
            return
        known = isinstance(node, ast.Name) and node.id in tested
        optional = shape.is_optional and not known and not kinds <= {PATH, TEXT}
        self.uploads.append(Upload(node, shape, slot, function, optional))

    def _collect_container(
        self, node: ast.expr, shape: Shape, slot: str, function: Function, tested: frozenset[str]
    ) -> None:
        if self._collect_display(node, shape, slot, function):
            return
        kinds = self.flow(function).kinds(node)
        inner = shape.members[0] if shape.members else shape
        if any(one.kind == "model" for one in shape.parts()):
            known = {f"{form}{name}" for form in (MODEL, MODELS) for name in self.models}
            if not kinds <= known | {NONE, EMPTY}:
                self.problem(node, "models stand here that are made in a way that is not followed")
            return
        simple = shape.kind in ("list", "dict") and inner.kind == "file" and not inner.is_optional
        if not simple or kinds & {PATH, TEXT} or (MIXED in kinds and shape.kind == "list"):
            self.problem(node, f"it cannot be told which part of `{self.module.source(node)}` is a file")
            return
        known_name = isinstance(node, ast.Name) and node.id in tested
        optional = shape.is_optional and not known_name and bool(kinds & {NONE, UNKNOWN})
        self.uploads.append(Upload(node, shape, slot, function, optional))

    def _collect_display(self, node: ast.expr, shape: Shape, slot: str, function: Function) -> bool:
        """``[a, b]``, ``{"x": a}``, ``(a, b)``, ``[f(x) for x in y]``: each member by itself."""
        kind = shape.kind
        if kind == "tuple" and isinstance(node, ast.Tuple) and not shape.is_open:
            if len(node.elts) != len(shape.members) or any(isinstance(one, ast.Starred) for one in node.elts):
                self.problem(node, "it is not a tuple of the length that is promised")
            else:
                for number, (one, inner) in enumerate(zip(node.elts, shape.members, strict=True)):
                    self.collect(one, inner, f"{slot}[{number}]", function)
            return True
        if kind in ("list", "tuple") and isinstance(node, (ast.List, ast.Tuple)):
            if any(isinstance(one, ast.Starred) for one in node.elts):
                return False
            for one in node.elts:
                self.collect(one, shape.members[0], slot, function)
            return True
        if kind == "list" and isinstance(node, ast.ListComp):
            self.collect(node.elt, shape.members[0], slot, function)
            return True
        items = dictionary_items(self.module, node)
        if kind == "dict" and items is not None and all(key is not None for key, _ in items):
            for _, one in items:
                self.collect(one, shape.members[0], slot, function)
            return True
        if kind == "dict" and isinstance(node, ast.DictComp):
            self.collect(node.value, shape.members[0], slot, function)
            return True
        return False

    def _collect_union(self, node: ast.expr, shape: Shape, slot: str, function: Function) -> None:
        if not self.holds_files(shape):
            return
        kinds = self.flow(function).kinds(node)
        file = next((one for one in shape.members if one.kind == "file"), None)
        files = next((one for one in shape.members if one.kind == "list" and one.files), None)
        if any(one.kind not in ("file", "list", "dict", "plain", "any") for one in shape.members):
            self.problem(node, f"the output type {self.module.source(shape.node)} is not converted")
        elif file is not None and kinds == {PATH}:
            self.uploads.append(Upload(node, file, slot, function))
        elif files is not None and (kinds == {PATHS} or isinstance(node, (ast.List, ast.ListComp))):
            self.collect(node, files, slot, function)
        elif not kinds & (FILES | {UNKNOWN}):
            return
        elif file is not None and files is None and not kinds & {PATHS, MIXED}:
            self.uploads.append(Upload(node, file, slot, function, is_uncertain=True))
        else:
            self.problem(node, f"it cannot be told whether `{self.module.source(node)}` is a file")

    def _collect_model(self, node: ast.expr, shape: Shape, slot: str, function: Function) -> None:
        model = self.models.get(shape.model)
        if model is None or not self.has_files(shape.model):
            return
        items = dictionary_items(self.module, node)
        if items is not None:
            for key, value in items:
                field = model.fields.get(str(key.value)) if isinstance(key, ast.Constant) else None
                if field is not None:
                    self.collect(value, self.shape_of(field), self.slot_of(model, field), function)
                elif not isinstance(key, ast.Constant):
                    self.problem(node, f"the fields of `{model.name}` cannot be told")
            return
        known = {f"{MODEL}{name}" for name in self.models}
        if not self.flow(function).kinds(node) <= known | {NONE}:
            reason = f"it is not seen where `{self.module.source(node)}` is made: call `{model.name}(...)` in this file"
            self.problem(node, reason)

    def _collect_anything(
        self, node: ast.expr, slot: str, function: Function, tested: frozenset[str]
    ) -> None:
        """A value where anything may stand: files in it are found by what is certainly a Path."""
        flow = self.flow(function)
        kinds = flow.kinds(node)
        self.loose.add(slot)
        if not kinds & FILES:
            self.others.add(slot)
        elif kinds <= {PATH, NONE}:
            shape = Shape("file", node, is_optional=NONE in kinds)
            self._collect_file(node, shape, slot, function, tested)
        elif kinds <= {PATHS, NONE, EMPTY} and not isinstance(node, _DISPLAYS):
            file = Shape("file", node)
            shape = Shape("list", node, (file,), is_optional=NONE in kinds)
            self._collect_container(node, shape, slot, function, tested)
        elif (items := dictionary_items(self.module, node)) is not None:
            for key, value in items:
                name_of = key.value if isinstance(key, ast.Constant) else "?"
                self.collect(value, Shape("any", value), f"{slot}[{name_of!r}]", function)
            self.others.add(slot)
        elif isinstance(node, (ast.List, ast.Tuple)) and not any(
            isinstance(one, ast.Starred) for one in node.elts
        ):
            for number, one in enumerate(node.elts):
                self.collect(one, Shape("any", one), f"{slot}[{number}]", function)
            self.others.add(slot)
        elif isinstance(node, ast.Name) and (parts := flow.parts_of(node.id)) is not None:
            for name, part in parts:
                self.collect(part, Shape("any", part), f"{slot}[{name!r}]" if name else slot, function)
            self.others.add(slot)
        else:
            self.problem(node, f"it cannot be told which part of `{self.module.source(node)}` is a file")
