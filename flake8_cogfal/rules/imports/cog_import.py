"""CF101 cog-import."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from ...cog.names import CALLS, MODEL_BASES, PATH, PREDICTOR_BASES, SECRET, is_cog
from ...cog.output_models import models_reached
from ...conversion.outputs.model_fields import replaced_annotations
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import (
    AddImport,
    DropComment,
    Edit,
    RemoveImport,
    RemoveStatement,
    ReplaceExpression,
)
from ...fixing.places import place_of
from ...project.declared import cog_imports_are_spent, spent_definitions
from ...project.project import PythonFile
from ...source.module import ImportedName, PythonModule, methods
from ..rule import Group, Rule

HEADER = re.compile(r"#.*(Prediction interface for Cog|replicate/cog/blob/\S+python\.md|cog\.run/python)")


NOT_THERE = "cog is not installed on fal; use fal.App, pydantic and pathlib instead"


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
            message = f"`{imported.source}`: {NOT_THERE}"
            app = file.project.app_file
            if not file.is_app_file and app is not None and cog_imports_are_spent(app, file.module):
                yield self.at(file.path, imported.statement, message, (imported, file.module))
            elif not file.is_app_file:
                if imported in _first_of_statements(file.module):
                    yield self.at(file.path, imported.statement, _left(imported), imported, manual=True)
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
        for node in self._unconverted_uses(file):
            message = (
                f"`{file.module.source(node)}` comes from cog and is used here in a way that is not converted"
            )
            yield self.at(file.path, node, message, manual=True, blocks=True)

    @staticmethod
    def _unconverted_uses(file: PythonFile) -> Iterator[ast.expr]:
        """Uses of cog's names that no rule takes care of: they would be undefined names."""
        if file.predictor is None:
            return
        predictor, module = file.predictor, file.module
        bases = [
            base
            for node in module.classes.values()
            for base in node.bases
            if module.qualified(base) in PREDICTOR_BASES | MODEL_BASES
        ]
        fields = [  # CF404 speaks of these
            field.annotation
            for model in models_reached(module, predictor.endpoint.returns)
            for field in model.own_fields
        ]
        answering = [predictor.endpoint]
        answering += [one for node in file.other_predictors for one in methods(node)]
        returns = [one.returns for one in answering if one.returns is not None]
        spent = [one.statement for one in spent_definitions(file) if one.module is module]
        signature = [*(one.args for one in answering), *returns, *bases, *fields, *spent]
        if predictor.setup is not None:  # CF203 takes its argument away
            signature.append(predictor.setup.args)
        handled = {id(node) for part in signature for node in ast.walk(part)}
        for function in (one for _, one in module.outer_functions()):
            handled.update(id(node) for one in function.decorator_list for node in ast.walk(one))
        for node in module.nodes:
            if isinstance(node, ast.Attribute) and module.qualified(node) in PATH | CALLS | SECRET:
                handled.update(id(part) for part in ast.walk(node))
            elif isinstance(node, (ast.Name, ast.Attribute)) and id(node) not in handled:
                name = module.qualified(node) or ""
                if (
                    name.startswith("cog.")
                    and name not in PATH | CALLS | SECRET
                    and isinstance(node.ctx, ast.Load)
                ):
                    handled.update(id(part) for part in ast.walk(node))
                    yield node

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Drop the name; cog's Path is a pathlib.Path for the code that uses it."""
        if isinstance(finding.subject, tuple):
            imported, module = finding.subject
            yield from self._declarations_elsewhere(imported, module, plan)
            return
        imported = finding.subject
        assert isinstance(imported, ImportedName)
        place = place_of(plan.file.module, imported.statement)
        for spent in spent_definitions(plan.file):
            if spent.module is plan.file.module:
                yield RemoveStatement(plan.path, *place_of(spent.module, spent.statement))
        yield RemoveImport(plan.path, *place, imported.module, imported.name, imported.alias)
        if imported.qualified in PATH:
            renamed = "" if imported.bound == "Path" else f" as {imported.bound}"
            yield AddImport(plan.path, f"from pathlib import Path{renamed}")
        if imported.qualified in MODEL_BASES:
            renamed = "" if imported.bound == "BaseModel" else f" as {imported.bound}"
            yield AddImport(plan.path, f"from pydantic import BaseModel{renamed}")
        if imported.name is None:
            yield from self._attributes(plan)
        if imported.name is None or imported.qualified in SECRET:
            yield from self._secrets(plan)
        for line in plan.file.module.lines:
            if HEADER.match(line):
                yield DropComment(plan.path, line.rstrip())

    @staticmethod
    def _declarations_elsewhere(
        imported: ImportedName, module: PythonModule, plan: AppPlan
    ) -> Iterator[Edit]:
        """Drop what a module of the project declares for the signature, and its import of cog."""
        place = place_of(module, imported.statement)
        yield RemoveImport(module.path, *place, imported.module, imported.name, imported.alias)
        for spent in spent_definitions(plan.file):
            if spent.module.path == module.path:
                yield RemoveStatement(module.path, *place_of(spent.module, spent.statement))

    def _attributes(self, plan: AppPlan) -> Iterator[Edit]:
        """``cog.Path`` -> ``Path``, outside the signature and the models that are rewritten anyway."""
        module = plan.file.module
        rewritten = replaced_annotations(plan)
        for base in (base for node in module.classes.values() for base in node.bases):
            if isinstance(base, ast.Attribute) and module.qualified(base) in MODEL_BASES:
                yield AddImport(plan.path, "from pydantic import BaseModel")
                yield ReplaceExpression(plan.path, *place_of(module, base), module.source(base), "BaseModel")
        for node in module.nodes:
            if (
                isinstance(node, ast.Attribute)
                and module.qualified(node) in PATH
                and not _in_signature(plan, node)
                and node not in rewritten
            ):
                yield AddImport(plan.path, "from pathlib import Path")
                yield ReplaceExpression(plan.path, *place_of(module, node), module.source(node), "Path")

    @staticmethod
    def _secrets(plan: AppPlan) -> Iterator[Edit]:
        """``Secret`` -> ``SecretStr``, outside the signature."""
        module = plan.file.module
        for node in module.nodes:
            if (
                isinstance(node, (ast.Name, ast.Attribute))
                and module.qualified(node) in SECRET
                and not _in_signature(plan, node)
            ):
                yield AddImport(plan.path, "from pydantic import SecretStr")
                yield ReplaceExpression(plan.path, *place_of(module, node), module.source(node), "SecretStr")


def _first_of_statements(module: PythonModule) -> list[ImportedName]:
    """One name for each import of cog: a statement that is left as it is is told, and marked, once."""
    return list({id(one.statement): one for one in reversed(module.imports) if is_cog(one)}.values())


def _left(imported: ImportedName) -> str:
    """The message about a statement outside the app file."""
    return f"`{ast.unparse(imported.statement)}`: {NOT_THERE}"


def _in_signature(plan: AppPlan, node: ast.expr) -> bool:
    assert plan.file.predictor is not None
    function = plan.file.predictor.endpoint
    inside = [function.args, *([function.returns] if function.returns else [])]
    return any(node is one for part in inside for one in ast.walk(part))
