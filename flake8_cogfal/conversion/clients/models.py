"""Which model a request names, and which fal app stands for it."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ...applications import Application
from ...options import Options
from ...project.project import Project
from ...replicate.names import REFERENCE, VERSION
from ...replicate.values import Model, References, Request
from ...source.constants import NotConstant, constant_value
from ...source.module import PythonModule
from ..plan import AppPlan
from .shapes import Shape, shape_named, shape_of_files

START = re.compile(r"(?P<model>[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*):")


@dataclass(frozen=True)
class OwnModel:
    """The model that the project itself packages: what it answers, its file inputs by name, and whether it streams a text."""

    name: str
    shape: Shape | None
    inputs: Mapping[str, str]
    streams: bool


@dataclass(frozen=True)
class Target:
    """A model, and the app for it. ``application`` is None where pyproject.toml names none."""

    model: str
    application: Application | None
    own: OwnModel | None = None

    @property
    def app(self) -> str:
        """The id to call; the model's own name where no other is known."""
        return self.application.id if self.application is not None else self.model

    @cached_property
    def shape(self) -> Shape | None:
        """What is known of the answer, whatever the code does with it."""
        if self.application is not None and self.application.output:
            return shape_named(self.application.output)
        return self.own.shape if self.own is not None else None

    @property
    def streams(self) -> bool:
        """Whether the app is known to send a text piece by piece."""
        if self.shape is not None and self.shape.kind != "text":
            return False
        return (self.application is not None and self.application.stream) or (
            self.own is not None and self.own.streams
        )

    @property
    def advice(self) -> str:
        """What to write into pyproject.toml."""
        return f'write `"{self.model}" = "owner/app"`, with the id of the fal app, under [tool.cogfal.apps] in pyproject.toml'


def models_named(module: PythonModule, request: Request) -> list[tuple[str, ast.expr]]:
    """The models that a request may name, each with the literal that does; empty where they are only known later."""
    meaning, node = request.meaning, request.reference
    if isinstance(meaning, Model):
        return [
            one
            for lookup in sorted(meaning.calls, key=lambda one: one.node.lineno)
            for one in models_named(module, lookup)
        ]
    if isinstance(meaning, References):
        literals = sorted(meaning.literals, key=lambda one: (one.lineno, one.col_offset))
        return [(name_of(str(one.value)), one) for one in literals if isinstance(one, ast.Constant)]
    if node is None:
        return []
    start = _start(node)
    if start is not None:
        return [(start, node)]
    try:
        value = constant_value(module, node)
    except NotConstant:
        return []
    if isinstance(value, (tuple, list)) and len(value) == 2:
        return [("/".join(map(str, value)), node)]
    if isinstance(value, str) and (REFERENCE.fullmatch(value) or VERSION.fullmatch(value)):
        return [(name_of(value), node)]
    return []


def name_of(reference: str) -> str:
    """``owner/model`` without the version, or the id of a version."""
    return reference.partition(":")[0]


def _start(node: ast.expr) -> str | None:
    """The model in ``f"owner/model:{version}"`` or ``"owner/model:" + version``."""
    first: ast.expr | None = None
    if isinstance(node, ast.JoinedStr) and node.values:
        first = node.values[0]
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        first = node.left
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        match = START.match(first.value)
        return match["model"] if match else None
    return None


def own_model(project: Project, options: Options) -> OwnModel | None:
    """The model that cog.yaml names as the project's image, with what its app will answer."""
    configuration = project.reading.configuration if project.reading else None
    image = configuration.image if configuration else None
    file = project.app_file
    if not image or file is None or file.predictor is None:
        return None
    name = "/".join(image.partition("@")[0].split("/")[-2:]).partition(":")[0]
    plan = AppPlan(file, options)
    inputs = {one.name: plan.field_name(one) for one in file.predictor.inputs if one.type.is_file}
    piece = file.predictor.piece if file.predictor.is_stream else None
    return OwnModel(name, _own_shape(plan), inputs, piece is not None and piece.kind == "str")


def _own_shape(plan: AppPlan) -> Shape | None:
    """What the converted app answers, where that is one field."""
    predictor = plan.file.predictor
    assert predictor is not None
    output = predictor.output
    if output is None:
        return None
    kind = predictor.piece if predictor.is_stream else output
    if kind.is_file:
        return shape_of_files(plan.media.toolkit, predictor.is_stream or kind.is_list)
    if kind.kind in ("other", "json") or (predictor.is_stream and kind.kind != "str"):
        return None
    return Shape("text" if plan.output_field == "text" else "plain", plan.output_field)
