"""CF101 cog-import."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from ...cog.names import CALLS, INPUT, PATH, PREDICTOR_BASES, is_cog
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import AddImport, DropComment, Edit, RemoveImport, ReplaceExpression
from ...project.project import PythonFile
from ...source.module import ImportedName
from ..rule import Group, Rule

HEADER = re.compile(r"#.*(Prediction interface for Cog|replicate/cog/blob/\S+python\.md|cog\.run/python)")
REPLACED = INPUT | PREDICTOR_BASES | PATH | CALLS


class CogImport(Rule):
    """The ``cog`` package is not on a fal runner."""

    code = "CF101"
    name = "cog-import"
    summary = "cog is imported, and is not there on fal"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Every import of cog, wherever it stands."""
        for imported in file.module.imports:
            if not is_cog(imported):
                continue
            message = (
                f"`{imported.source}`: cog is not installed on fal; use fal.App, pydantic and pathlib instead"
            )
            if not file.is_app_file:
                yield self.at(file.path, imported.statement, message, imported, manual=True)
            elif not imported.at_module_level or imported.bound == "*":
                why = (
                    "name what is used"
                    if imported.bound == "*"
                    else "this import is conditional: make it a plain one first"
                )
                message += f" ({why})"
                yield self.at(file.path, imported.statement, message, imported, manual=True, blocks=True)
            else:
                yield self.at(file.path, imported.statement, message, imported)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Drop the name; cog's Path is a pathlib.Path for the code that uses it."""
        imported = finding.subject
        assert isinstance(imported, ImportedName)
        statement = imported.statement
        yield RemoveImport(
            plan.path, statement.lineno, statement.col_offset, imported.module, imported.name, imported.alias
        )
        if imported.qualified in PATH:
            renamed = "" if imported.bound == "Path" else f" as {imported.bound}"
            yield AddImport(plan.path, f"from pathlib import Path{renamed}")
        if imported.name is None:
            yield from self._attributes(plan)
        for line in plan.file.module.lines:
            if HEADER.match(line):
                yield DropComment(plan.path, line.rstrip())

    def _attributes(self, plan: AppPlan) -> Iterator[Edit]:
        """``cog.Path`` -> ``Path``, outside the signature that is rewritten anyway."""
        module = plan.file.module
        for node in ast.walk(module.tree):
            if (
                isinstance(node, ast.Attribute)
                and module.qualified(node) in PATH
                and not _in_signature(plan, node)
            ):
                yield AddImport(plan.path, "from pathlib import Path")
                yield ReplaceExpression(
                    plan.path, node.lineno, module.character_column(node), module.source(node), "Path"
                )


def _in_signature(plan: AppPlan, node: ast.Attribute) -> bool:
    assert plan.file.predictor is not None
    function = plan.file.predictor.endpoint
    inside = [function.args, *([function.returns] if function.returns else [])]
    return any(node is one for part in inside for one in ast.walk(part))
