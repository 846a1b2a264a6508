"""The published form of an output: a model with one field, and files of fal.toolkit in the place of paths."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...cog.names import ANY_PATH
from ...fixing.edits import (
    LINE_LENGTH,
    ORIGINAL,
    AddDefinition,
    AddImport,
    Edit,
    EndBody,
    ReplaceReturn,
    SetReturnType,
)
from ...fixing.places import place_of
from ...source.module import own_nodes
from ..plan import AppPlan
from .media import Media


def file_of(plan: AppPlan, value: ast.expr) -> str:
    """The file for one returned path: ``Path(x)`` gives ``x``; anything but a name is computed once."""
    path, media = path_inside(plan, value), plan.media_for(value)
    if path is not None:
        return from_path(plan, path, media)
    return from_path(plan, ORIGINAL if isinstance(value, ast.Name) else f"path := {ORIGINAL}", media)


def may_be_none(plan: AppPlan, value: ast.expr) -> bool:
    """Whether a returned value can be None, as far as its own assignments tell."""
    predictor = plan.file.predictor
    assert predictor is not None
    if isinstance(value, ast.Name):
        assigned = [
            node.value
            for node in own_nodes(predictor.endpoint)
            if isinstance(node, ast.Assign)
            and any(isinstance(target, ast.Name) and target.id == value.id for target in node.targets)
        ]
        return not assigned or any(
            may_be_none(plan, one) for one in assigned if not isinstance(one, ast.Name)
        )
    if isinstance(value, ast.Call):
        return plan.file.module.qualified(value.func) not in ANY_PATH | {"str", "os.path.join"}
    return not isinstance(value, (ast.BinOp, ast.JoinedStr)) and not (
        isinstance(value, ast.Constant) and value.value is not None
    )


def has_none_branch(value: ast.expr) -> bool:
    """``path if found else None``"""
    if not isinstance(value, ast.IfExp):
        return False
    branches = (value.body, value.orelse)
    return any(
        (isinstance(one, ast.Constant) and one.value is None) or has_none_branch(one) for one in branches
    )


def from_path(plan: AppPlan, path: str, media: Media | None = None) -> str:
    """The call that uploads a file, with its content type (fal would say application/octet-stream without).

    ``path`` is an expression, or ``name := expression`` where it must not be computed twice. ``media`` is the kind of
    the file, where the output holds several.
    """
    media = media or plan.media
    name, _, expression = path.partition(" := ")
    if media.content_type:
        path, content_type = expression or name, f'"{media.content_type}"'
    else:
        content_type = f"mimetypes.guess_type({name}, strict=False)[0]"
    return f"{plan.name_of_toolkit(media)}.from_path({path}, content_type={content_type})"


def upload_imports(plan: AppPlan, media: Media | None = None) -> Iterator[Edit]:
    """What the uploads need."""
    media = media or plan.media
    yield AddImport(plan.path, plan.import_of_toolkit(media))
    if media.content_type is None:
        yield AddImport(plan.path, "import mimetypes")


def output_model(plan: AppPlan, annotation: str, optional: bool) -> Iterator[Edit]:
    """The model with the one field, and the endpoint's return annotation."""
    member = f"    {plan.output_field}: {annotation}" + (" | None = None" if optional else "")
    yield AddImport(plan.path, "from pydantic import BaseModel")
    yield AddDefinition(plan.path, plan.class_name, f"class {plan.output_model}(BaseModel):", member, 0)
    yield SetReturnType(plan.path, plan.endpoint, plan.output_model)
    predictor = plan.file.predictor
    assert predictor is not None
    if predictor.falls_through:
        yield EndBody(plan.path, plan.endpoint, f"return {plan.output_model}({plan.output_field}=None)")


def returned(plan: AppPlan, statement: ast.Return, value: str, written: str = "") -> Edit:
    """Return the model with ``value`` in its field, over several lines where one is too short.

    ``written`` is what ORIGINAL will look like, where other edits change it.
    """
    source = written or (plan.file.module.source(statement.value) if statement.value else "")
    code = f"{plan.output_model}({plan.output_field}={value})"
    is_long = "\n" in source if written else False
    if (value != ORIGINAL or written) and (is_long or not fits(statement, f"return {code}", source)):
        inner = f"{plan.output_field}={value}"
        if not fits(statement, f"    {inner}", source) and value.endswith(")"):
            head, _, arguments = inner[:-1].partition("(")
            first, _, second = arguments.partition(", content_type=")
            inner = f"{head}(\n        {first},\n        content_type={second},\n    )"
        code = f"{plan.output_model}(\n    {inner}\n)"
    return ReplaceReturn(plan.path, *place_of(plan.file.module, statement), code)


def fits(statement: ast.Return, line: str, source: str = "") -> bool:
    """Whether a line fits where the statement stands, in a ``with`` block, once ORIGINAL is ``source``."""
    return statement.col_offset + 4 + len(line.replace(ORIGINAL, source)) <= LINE_LENGTH


def returned_list(plan: AppPlan, statement: ast.Return, call: str, source: str) -> Edit:
    """Return the model with ``[call for path in ...]`` in its field, over several lines where one is too short."""
    head = f"{plan.output_model}({plan.output_field}=["
    if fits(statement, f"return {head}{call} for path in {ORIGINAL}])", source):
        members = f"{call} for path in {ORIGINAL}"
        return ReplaceReturn(plan.path, *place_of(plan.file.module, statement), f"{head}{members}])")
    if fits(statement, f"        {call} for path in {ORIGINAL}", source):
        members = f"{call} for path in {ORIGINAL}"
    else:
        members = f"{call}\n        for path in {ORIGINAL}"
    code = f"{plan.output_model}(\n    {plan.output_field}=[\n        {members}\n    ]\n)"
    return ReplaceReturn(plan.path, *place_of(plan.file.module, statement), code)


def path_inside(plan: AppPlan, value: ast.expr) -> str | None:
    """``x`` of ``Path(x)`` where ``x`` is a local name or a constant; None for anything else."""
    predictor = plan.file.predictor
    assert predictor is not None
    if not isinstance(value, ast.Call) or len(value.args) != 1 or value.keywords:
        return None
    name, inner = plan.file.module.qualified(value.func), value.args[0]
    if name not in ANY_PATH or not isinstance(inner, (ast.Name, ast.Constant)):
        return None
    if isinstance(inner, ast.Name) and inner.id in {one.name for one in predictor.inputs}:
        return None
    return plan.file.module.source(inner)
