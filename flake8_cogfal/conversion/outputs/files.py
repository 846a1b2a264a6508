"""Where files enter the output of a predictor: every expression that must become a file of fal.toolkit.

Models keep their name and their fields; a file is converted where a model is made (``Output(file=path)``), or where the
endpoint returns it. What cannot be followed is a ``Problem``: the project is left as it is.
"""

from __future__ import annotations

import ast
from functools import cached_property

from ...cog.output_models import ModelField, OutputModel
from ...cog.predictor import Predictor
from ...source.module import Function
from ...source.walking import walk
from .collector import FileCollector, Problem, Upload
from .flow import DICT, FILES, MODEL, NONE, UNKNOWN
from .media import Media, media_of_values
from .types import Shape, read_shape
from .unfinished import UNFINISHED, what_follows_writes

_METHODS_OF_MODELS = frozenset({"dict", "json", "copy", "model_dump", "model_dump_json", "model_copy", "parse_obj",
                                "construct", "model_validate", "model_construct", "parse_raw", "from_orm"})  # fmt: skip


class OutputFiles:
    """The files in the output of one predictor."""

    def __init__(self, predictor: Predictor) -> None:
        self.predictor = predictor
        self.module = predictor.module
        self._files = FileCollector(predictor)
        self._has_looked = False

    # -- what is declared -----------------------------------------------------------------------------

    @cached_property
    def shape(self) -> Shape | None:
        """What the return annotation says; of a stream, what is said of one piece."""
        predictor = self.predictor
        annotation = predictor.piece_annotation if predictor.is_stream else predictor.endpoint.returns
        return (
            read_shape(self.module, annotation, self._files.known_models) if annotation is not None else None
        )

    @cached_property
    def models(self) -> dict[str, OutputModel]:
        """The models that the return annotation reaches, by name, in the order of the file."""
        return self._files.models

    def shape_of(self, field: ModelField) -> Shape:
        """What the annotation of a field says."""
        return self._files.shape_of(field)

    @property
    def holds_containers(self) -> bool:
        """Whether a field of a model may be changed in place."""
        shapes = [self.shape_of(one) for model in self.models.values() for one in model.fields.values()]
        return any(part.kind not in ("file", "plain") for shape in shapes for part in shape.parts())

    # -- what is found --------------------------------------------------------------------------------

    @cached_property
    def uploads(self) -> tuple[Upload, ...]:
        """The expressions to convert, in the order of the file."""
        self._look()
        return tuple(sorted(self._files.uploads, key=lambda one: (one.node.lineno, one.node.col_offset)))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What stands in the way; nothing is converted where there is any."""
        self._look()
        return tuple(self._files.problems)

    @cached_property
    def unconverted(self) -> dict[ast.expr, ast.expr]:
        """Answers of another type than is promised, in branches that never run: they stay as they are.

        Each with the condition that a constant decides.
        """
        idle = self.predictor.idle_answers
        return {value: test for value, test in idle.items() if not self._fits(value)}

    def _fits(self, value: ast.expr) -> bool:
        """Whether an answer is converted like the others."""
        if self.shape is None or self.shape.kind == "object":
            return True
        trial = FileCollector(self.predictor)
        trial.collect(value, self.shape, "", self.predictor.endpoint)
        kinds = trial.flow(self.predictor.endpoint).kinds(value)
        if self.shape.kind == "model" and not kinds <= {f"{MODEL}{self.shape.model}", DICT, NONE, UNKNOWN}:
            return False
        return not trial.problems and (trial.holds_files(self.shape) or not kinds & FILES)

    def media(self, slot: str) -> Media:
        """The kind of the files in one place of the output."""
        values = [(one.function, one.node) for one in self.uploads if one.slot == slot]
        return media_of_values(self.predictor, values)

    def media_for(self, upload: Upload) -> Media:
        """The kind of the file in one value: that of its place, unless anything may stand there."""
        if upload.slot in self._files.loose and (
            upload.slot[:1] in ("", "[") or self.always_files(upload.slot) is None
        ):
            return media_of_values(self.predictor, [(upload.function, upload.node)])
        return self.media(upload.slot)

    def always_files(self, slot: str) -> Shape | None:
        """The shape of what a place annotated with Any is given, where that is files and nothing else."""
        given = [one for one in self.uploads if one.slot == slot]
        kinds = {one.shape.kind for one in given}
        return given[0].shape if len(kinds) == 1 and slot not in self._files.others else None

    def _look(self) -> None:
        if self._has_looked:
            return
        self._has_looked = True
        for model in self.models.values():
            self._check_model(model)
        for function in (one for _, one in self.module.outer_functions()) if self.models else ():
            for node in walk(function):
                if isinstance(node, ast.Call):
                    self._look_at_call(node, function)
                elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    self._look_at_attribute(node, node.value, function)
        if self.shape is not None:
            idle = [one for one in self.predictor.idle_answers if one not in self.unconverted]
            for value in [*self.predictor.answers, *idle]:
                self._files.collect(value, self.shape, "", self.predictor.endpoint)
        for upload in self._files.uploads:
            if what_follows_writes(self.module, upload.function, upload.node) is not None:
                self._files.problem(upload.node, UNFINISHED)

    def left_out(self, model: str) -> frozenset[str]:
        """Fields that some call of a model does not give."""
        fields = set(self.models[model].fields)
        calls = [node for node in self.module.every(ast.Call) if self.module.qualified(node.func) == model]
        return frozenset().union(*(fields - {one.arg for one in call.keywords} for call in calls))

    # -- models ---------------------------------------------------------------------------------------

    def _check_model(self, model: OutputModel) -> None:
        if not self._files.has_files(model.name):
            return
        bases = [name for base in model.node.bases if (name := self.module.source(base))]
        if len(bases) > 1 or model.node.keywords or model.node.decorator_list:
            self._files.problem(model.node, f"`class {model.name}` is more than a model with fields")
        for one in model.own_fields:
            shape = self._files.shape_of(one)
            if any(part.kind == "object" for part in shape.parts()):
                self._files.problem(one.statement, f"`{one.name}` is a file object: make it a Path")
            elif shape.files and isinstance(one.annotation, ast.Constant):
                self._files.problem(
                    one.statement, f"the annotation of `{one.name}` is in quotes: write it without"
                )
            elif (
                shape.files
                and one.default is not None
                and not one.is_none_by_default
                and not isinstance(one.default, ast.Call)
                and any(isinstance(part, (ast.Constant, ast.Name)) for part in walk(one.default))
            ):
                self._files.problem(one.statement, f"`{one.name}` has a file as its default")
        for node in model.node.body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self._files.problem(
                    node, f"`{model.name}.{node.name}` works on fields that become files of fal"
                )

    def _look_at_call(self, node: ast.Call, function: Function) -> None:
        """``Output(field=value)``."""
        name = self.module.qualified(node.func) or ""
        owner, _, method = name.rpartition(".")
        if owner in self.models and method in _METHODS_OF_MODELS and self._files.has_files(owner):
            self._files.problem(
                node, f"`{name}` makes a model in a way that is not followed: call `{owner}(...)`"
            )
        model = self.models.get(name)
        if model is None:
            return
        if node.args:
            self._files.problem(
                node, f"`{name}` is given fields by position: pydantic takes them by keyword only"
            )
        for keyword in node.keywords:
            if keyword.arg is None:
                if self._files.has_files(name):
                    self._files.problem(node, f"`{name}` is given its fields by `**`: name each one")
            elif keyword.arg in model.fields:
                field = model.fields[keyword.arg]
                self._files.collect(
                    keyword.value, self._files.shape_of(field), self._files.slot_of(model, field), function
                )

    def _look_at_attribute(self, node: ast.Attribute, holder: ast.Name, function: Function) -> None:
        """``output.field = value`` where ``output`` holds a model; what else is done with its fields."""
        named = [
            one
            for one in self.models.values()
            if (node.attr in one.fields or node.attr in _METHODS_OF_MODELS)
            and self._files.has_files(one.name)
        ]
        held = self._files.flow(function).kinds(holder) if named else frozenset()
        for model in named:
            if f"{MODEL}{model.name}" not in held:
                continue
            source = self.module.source(node)
            field = model.fields.get(node.attr)
            value = self._assigned(node, function)
            if field is None:
                self._files.problem(node, f"`{source}` reads a model whose paths become files of fal")
            elif not self._files.holds_files(self.shape_of(field)):
                continue
            elif value is None:
                self._files.problem(node, f"`{source}` is used again after it became a file of fal")
            else:
                slot = self._files.slot_of(model, field)
                self._files.collect(value, self.shape_of(field), slot, function)

    @staticmethod
    def _assigned(target: ast.Attribute, function: Function) -> ast.expr | None:
        """The value of ``target = value``; None for any other use."""
        for node in walk(function):
            if isinstance(node, ast.Assign) and node.targets == [target]:
                return node.value
        return None
