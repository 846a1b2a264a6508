"""An output that is an open file: its content is uploaded from its start, as Cog does."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...fixing.edits import ORIGINAL, AddDefinition, AddImport, Edit
from ..plan import AppPlan
from .published import has_none_branch, may_be_none, output_model, returned

# Cog guesses the type by the name of the file, and has none for what was never on a disk.
UPLOAD = '''\
    """Upload what a file object holds."""
    file.seek(0)
    name = str(getattr(file, "name", ""))
    content = file.read()
    return {toolkit}.from_bytes(
        content.encode() if isinstance(content, str) else content,
        mimetypes.guess_type(name, strict=False)[0] or "application/octet-stream",
        file_name=os.path.basename(name) or None,
    )
'''


def file_object_edits(plan: AppPlan) -> Iterator[Edit]:
    """Return a model with a File of fal.toolkit, made of the returned file object."""
    predictor = plan.file.predictor
    assert predictor is not None and predictor.output is not None
    toolkit = plan.toolkit_name
    optional = predictor.output.is_optional or predictor.may_return_nothing
    yield from output_model(plan, toolkit, optional)
    for code in ("import mimetypes", "import os", "from typing import BinaryIO", plan.toolkit_import):
        yield AddImport(plan.path, code)
    header = f"def {plan.upload}(file: BinaryIO) -> {toolkit}:"
    yield AddDefinition(plan.path, plan.class_name, header, UPLOAD.format(toolkit=toolkit).rstrip("\n"), 0)
    for statement in predictor.returns:
        value = statement.value
        if value is None or (isinstance(value, ast.Constant) and value.value is None):
            yield returned(plan, statement, "None")
        elif has_none_branch(value) or (predictor.output.is_optional and may_be_none(plan, value)):
            name, test = (
                (ORIGINAL, ORIGINAL) if isinstance(value, ast.Name) else ("opened", f"(opened := {ORIGINAL})")
            )
            yield returned(plan, statement, f"{plan.upload}({name}) if {test} is not None else None")
        else:
            yield returned(plan, statement, f"{plan.upload}({ORIGINAL})")
