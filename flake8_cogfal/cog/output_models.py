"""The models of a predictor's output: classes of its file that derive from ``BaseModel``, as values."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property

from ..source.module import PythonModule
from ..source.walking import walk
from .names import MODEL_BASES
from .types import unquoted

PYDANTIC_BASES = frozenset({"pydantic.BaseModel", "pydantic.main.BaseModel"})


@dataclass(frozen=True)
class ModelField:
    """``name: annotation = default`` in the body of a model."""

    name: str
    annotation: ast.expr
    default: ast.expr | None
    statement: ast.AnnAssign

    @property
    def is_none_by_default(self) -> bool:
        """``x: int = None``, ``x: int = Field(default=None)`` and ``x: int = Field(None)``."""
        value = self.default
        if isinstance(value, ast.Call):
            named = [one.value for one in value.keywords if one.arg == "default"]
            value = next(iter([*value.args, *named]), None)
        return isinstance(value, ast.Constant) and value.value is None


@dataclass(frozen=True)
class OutputModel:
    """A class of the file that derives from cog's or pydantic's ``BaseModel``, or from another one that does."""

    module: PythonModule
    node: ast.ClassDef
    parents: tuple[OutputModel, ...] = ()

    @property
    def name(self) -> str:
        """The class's name."""
        return self.node.name

    @cached_property
    def own_fields(self) -> tuple[ModelField, ...]:
        """The fields of the class's own body, in order."""
        return tuple(
            ModelField(one.target.id, one.annotation, one.value, one)
            for one in self.node.body
            if isinstance(one, ast.AnnAssign)
            and isinstance(one.target, ast.Name)
            and self.module.qualified(one.annotation) != "typing.ClassVar"
        )

    @cached_property
    def fields(self) -> dict[str, ModelField]:
        """Every field by its name, with those of the parents."""
        found: dict[str, ModelField] = {}
        for parent in self.parents:
            found.update(parent.fields)
        return found | {one.name: one for one in self.own_fields}


def read_models(module: PythonModule) -> dict[str, OutputModel]:
    """The models of a file, by name."""
    found: dict[str, OutputModel] = {}
    for node in module.classes.values():
        names = [module.qualified(base) for base in node.bases]
        parents = tuple(found[name] for name in names if name in found)
        if parents or any(name in MODEL_BASES | PYDANTIC_BASES for name in names):
            found[node.name] = OutputModel(module, node, parents)
    return found


def models_reached(module: PythonModule, annotation: ast.expr | None) -> tuple[OutputModel, ...]:
    """The models that an annotation speaks of, through the fields of models too, in the order of the file."""
    models = read_models(module)
    reached: set[str] = set()
    pending = [annotation] if annotation is not None else []
    while pending:
        for node in walk(unquoted(pending.pop())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                pending += [inner] if (inner := unquoted(node)) is not node else []
            elif isinstance(node, ast.Name) and node.id in models and node.id not in reached:
                reached.add(node.id)
                model = models[node.id]
                reached.update(one.name for one in model.parents)
                pending += [field.annotation for field in model.fields.values()]
    return tuple(model for name, model in models.items() if name in reached)
