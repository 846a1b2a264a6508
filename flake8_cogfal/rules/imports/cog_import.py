"""CF101 cog-import."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from ...cog.fallbacks import fallbacks
from ...cog.names import CALLS, MODEL_BASES, PATH, PREDICTOR_BASES, SECRET, is_cog
from ...cog.output_models import models_reached
from ...cog.uses import dynamic_imports, uses_of_cog
from ...conversion.outputs.model_fields import replaced_annotations
from ...conversion.plan import AppPlan
from ...conversion.project_modules import NOT_CONVERTED, CogInModule
from ...findings import Finding
from ...fixing.edits import (
    AddImport,
    DropComment,
    Edit,
    RemoveImport,
    RemoveStatement,
    ReplaceExpression,
    ReplaceStatement,
)
from ...fixing.places import place_of
from ...project.declared import spent_definitions
from ...project.project import PythonFile
from ...source.imported_names import ImportedName
from ...source.module import PythonModule, methods
from ...source.walking import walk
from ..rule import Group, Rule

HEADER = re.compile(r"#.*(Prediction interface for Cog|replicate/cog/blob/\S+python\.md|cog\.run/python)")


NOT_THERE = "cog is not installed on fal; use fal.App, pydantic and pathlib instead"


class CogImport(Rule):
    """The ``cog`` package is not on a fal runner."""

    code = "CF101"
    name = "cog-import"
    summary = "cog is imported, and is not there on fal"
    group = Group.APP
    mends_apps = True

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Every import of cog, wherever it stands."""
        if any(map(is_cog, file.module.imports)) and file.has_own_cog:
            yield from self._of_ones_own(file)
        elif file.is_app_file:
            yield from self._in_app_file(file)
        elif file.runs_with_app or CogInModule(file).is_spent:
            yield from self._in_module(CogInModule(file))
        else:
            yield from self._elsewhere(file)

    def _of_ones_own(self, file: PythonFile) -> Iterator[Finding]:
        """The project has a ``cog`` of its own, which Cog and the app would take for Cog's package."""
        if file.is_app_file and file.predictor is not None:
            statement = next(one.statement for one in file.module.imports if is_cog(one))
            message = "the project has a module of its own that is called cog: rename it"
            yield self._blocking(file, statement, message)

    def _in_app_file(self, file: PythonFile) -> Iterator[Finding]:
        is_on_fal = file.project.is_on_fal
        plain = {id(one) for other in fallbacks(file.module) if other.is_import for one in other.imports}
        for imported in filter(is_cog, file.module.imports):
            message = f"`{imported.source}`: {NOT_THERE}"
            if id(imported) in plain and not is_on_fal:
                yield self.at(file.path, imported.statement, message, prepares=True)
            elif not imported.at_module_level or imported.bound == "*":
                why = (
                    "name what is used"
                    if imported.bound == "*"
                    else "this import is conditional: make it a plain one first"
                )
                yield self._blocking(file, imported.statement, f"{message} ({why})")
            else:
                yield self.at(file.path, imported.statement, message, imported, manual=is_on_fal)
        for node in [*dynamic_imports(file.module), *self._unconverted_uses(file)]:
            yield self._blocking(file, node, NOT_CONVERTED.format(file.module.source(node)))

    def _in_module(self, uses: CogInModule) -> Iterator[Finding]:
        """A module that the app imports: it runs on fal too."""
        file = uses.file
        refused = {problem.node for problem in uses.problems}
        for imported in uses.imports:
            if imported.statement not in refused:
                message = f"`{imported.source}`: {NOT_THERE}"
                yield self.at(file.path, imported.statement, message, uses, manual=bool(refused))
        for statement in _once(uses.left_alone):
            message = (
                f"`{ast.unparse(statement)}`: cog is not installed on fal, where the file goes on without it"
            )
            yield self.at(file.path, statement, message, manual=True)
        for problem in uses.problems:
            yield self._blocking(file, problem.node, problem.reason)

    def _elsewhere(self, file: PythonFile) -> Iterator[Finding]:
        """A file that the app does without: it stays as it is."""
        app = file.project.app_file
        apart = "; the app does not import this file" if app is not None and app.is_app_file else ""
        for statement in _once(one for one in file.module.imports if is_cog(one)):
            message = f"`{ast.unparse(statement)}`: {NOT_THERE}{apart}"
            yield self.at(file.path, statement, message, manual=True)

    def _blocking(self, file: PythonFile, node: ast.expr | ast.stmt, message: str) -> Finding:
        """A fal app is mended as far as that goes; a predictor is converted as a whole or not at all."""
        return self.at(file.path, node, message, manual=True, blocks=not file.project.is_on_fal)

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
        handled = {id(node) for part in signature for node in walk(part)}
        for function in (one for _, one in module.outer_functions()):
            handled.update(id(node) for one in function.decorator_list for node in walk(one))
        for node, name in uses_of_cog(module):
            if id(node) not in handled and name not in PATH | CALLS | SECRET | {"cog"}:
                yield node

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Drop the name; cog's Path is a pathlib.Path for the code that uses it."""
        if isinstance(finding.subject, CogInModule):
            yield from finding.subject.edits(plan)
            return
        if finding.prepares:
            yield from _made_plain(plan.file.module)
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


def _once(imports: Iterable[ImportedName]) -> list[ast.stmt]:
    """The statements of imports: what is left as it is is told once."""
    return list(dict.fromkeys(one.statement for one in imports))


def _made_plain(module: PythonModule) -> Iterator[Edit]:
    """The imports out of the ``try`` around them, whose body alone runs on Cog."""
    for fallback in fallbacks(module):
        if fallback.is_import:
            lines = [module.source(one) for one in fallback.statement.body]
            place = place_of(module, fallback.statement)
            yield ReplaceStatement(module.path, *place, "\n".join(lines))


def _in_signature(plan: AppPlan, node: ast.expr) -> bool:
    assert plan.file.predictor is not None
    function = plan.file.predictor.endpoint
    inside = [function.args, *([function.returns] if function.returns else [])]
    return any(node is one for part in inside for one in walk(part))
