"""CF109 future-annotations."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import Edit, RemoveImport, ReplaceExpression
from ...fixing.places import place_of
from ...project.annotations import late_annotations
from ...project.project import PythonFile
from ..rule import Rule


class FutureAnnotations(Rule):
    """``from __future__ import annotations``: what is only in an annotation is not pickled with the class."""

    code = "CF109"
    name = "future-annotations"
    summary = "annotations are strings, so a deployed endpoint does not find its input model"
    prepares = True

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """The future import in an app file; and what stands in the way of its removal."""
        if not (file.is_app_file and file.module.postpones_annotations):
            return
        imported = file.module.top_level_imports["annotations"]
        late = late_annotations(file)
        message = (
            "`from __future__ import annotations` in an app file: the input model's name is lost in pickling and "
            "requests end as 422; remove the line"
        )
        needed = next((one.node for one in late if one.needs_value), None)
        if needed is not None:
            source = file.module.source(needed)
            message += f" (line {needed.lineno} needs `{source}` before it is defined: define it further up)"
        blocks = needed is not None
        yield self.at(file.path, imported.statement, message, imported, manual=blocks, blocks=blocks)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Remove the line; what cannot be evaluated where it stands becomes a string of its own."""
        module = plan.file.module
        imported = module.top_level_imports["annotations"]
        place = place_of(module, imported.statement)
        yield RemoveImport(plan.path, *place, imported.module, imported.name, imported.alias)
        for late in late_annotations(plan.file):
            source = module.source(late.node)
            yield ReplaceExpression(plan.path, *place_of(module, late.node), source, as_string(late.node))


def as_string(annotation: ast.expr) -> str:
    """An annotation in quotes, on one line."""
    source = ast.unparse(annotation).replace('"', '\\"')
    return '"' + source + '"'
