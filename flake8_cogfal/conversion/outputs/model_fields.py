"""The edits of the user's own output models: their fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...cog.output_models import ModelField, OutputModel
from ...fixing.edits import Edit, ReplaceExpression, ReplaceStatement
from ...fixing.places import place_of
from ...source.walking import walk
from ..plan import AppPlan
from .uploads import annotated, imports_of_annotation


def model_edits(plan: AppPlan) -> Iterator[Edit]:
    """Files of fal.toolkit for Path, and ``= None`` where pydantic 2 would require a field that cog did not."""
    for model in plan.output_files.models.values():
        for field in model.own_fields:
            yield from _field_edits(plan, model, field)


def _field_edits(plan: AppPlan, model: OutputModel, field: ModelField) -> Iterator[Edit]:
    module, files = plan.file.module, plan.output_files
    shape, slot = files.shape_of(field), f"{model.name}.{field.name}"
    annotation = annotated(plan, field.annotation, slot)
    yield from imports_of_annotation(plan, field.annotation, slot)
    given = files.always_files(slot) if shape.kind == "any" else None
    if given is not None:
        name = plan.name_of_toolkit(files.media(slot))
        new = f"list[{name}]" if given.kind == "list" else name
        optional = shape.is_optional or given.is_optional or field.is_none_by_default
        annotation = f"{new} | None" if optional else new
    elif field.is_none_by_default and not shape.is_optional and shape.kind not in ("any", "unknown"):
        annotation = f"{annotation} | None"
    optional = shape.is_optional or (given is not None and annotation.endswith("| None"))
    left_out = shape.kind == "any" and field.name in files.left_out(model.name)
    if field.default is None and (optional or left_out):
        if left_out and given is not None and not annotation.endswith("| None"):
            annotation = f"{annotation} | None"
        code = f"{field.name}: {annotation} = None"
        yield ReplaceStatement(plan.path, *place_of(module, field.statement), code)
    elif annotation != module.source(field.annotation):
        place = place_of(module, field.annotation)
        yield ReplaceExpression(plan.path, *place, module.source(field.annotation), annotation)


def replaced_annotations(plan: AppPlan) -> frozenset[ast.AST]:
    """The nodes inside annotations of the output models, which these edits write anew."""
    fields = [one for model in plan.output_files.models.values() for one in model.own_fields]
    return frozenset(node for field in fields for node in walk(field.annotation))
