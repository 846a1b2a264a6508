"""CF102 framework-import-at-top, CF103 third-party-import-at-top, CF104 local-import-pulls-framework."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from ...conversion.plan import AppPlan
from ...conversion.preparation.star_imports import CannotTell, named, written_out
from ...findings import Applicability, Finding
from ...fixing.edits import AddMethod, AddTypingImport, Edit, ImportInFunction, InsertBefore, RemoveImport
from ...fixing.places import place_of
from ...placement.deferral import DeferredImport
from ...placement.origin import Origin
from ...project.project import PythonFile
from ...project.shipped import is_pickled, travels_in_pickle
from ...source.imported_names import ImportedName
from ..rule import Group, Rule


@dataclass(frozen=True)
class StarImport:
    """A star import, and the imports that stand for it."""

    imported: ImportedName
    codes: tuple[str, ...]


class DeferredImportRule(Rule):
    """An import that must leave the module level of an app file: fal executes the file where it is deployed from."""

    group = Group.IMPORTS
    origin: ClassVar[Origin]
    message: ClassVar[str]

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Every module-level import of this origin in the app file."""
        if file.placement is None:
            return
        for deferred in file.placement.deferred:
            if deferred.origin is self.origin:
                imported = deferred.imported
                message = self.message.format(source=imported.source, root=imported.root or imported.module)
                if imported.name == "*":
                    yield self._star(file, imported, message)
                    continue
                blocks = self.blocks and not deferred.is_unneeded
                finding = self.at(
                    file.path, imported.statement, message, deferred, manual=blocks, blocks=blocks
                )
                if deferred.is_unneeded:  # its values are written into the model of the inputs
                    finding = replace(finding, applicability=Applicability.SAFE, blocks=False)
                yield finding

    def _star(self, file: PythonFile, imported: ImportedName, message: str) -> Finding:
        """A star import cannot move into a function: what it is used for is written out first."""
        try:
            codes = written_out(file, imported)
        except CannotTell as error:
            message += f" (a star import cannot move into a function, and {error}: name what is used)"
            return self.at(file.path, imported.statement, message, manual=True, blocks=True)
        message += " (a star import cannot move into a function: name what is used)"
        finding = self.at(file.path, imported.statement, message, StarImport(imported, tuple(codes)))
        return replace(finding, applicability=Applicability.SAFE, blocks=False, prepares=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Import it in ``setup()`` and in the functions that use it."""
        deferred = finding.subject
        if isinstance(deferred, StarImport):
            yield from named(deferred.imported, deferred.codes, plan)
            return
        placement = plan.file.placement
        assert isinstance(deferred, DeferredImport) and placement is not None
        deferred = placement.deferral.settle(deferred)
        imported = deferred.imported
        statement = imported.statement
        place = place_of(plan.file.module, statement)
        yield RemoveImport(plan.path, *place, imported.module, imported.name, imported.alias)
        functions = [plan.function_name(function) for function in deferred.functions]
        if deferred.in_setup:
            functions.insert(0, plan.setup)
            if not plan.has_setup:
                yield AddMethod(plan.path, plan.class_name, "setup")
        for function in functions:
            binds = imported.bound if deferred.is_global else ""
            yield ImportInFunction(plan.path, function, imported.source, *place, binds)
        for guard in deferred.guards:
            first = place_of(plan.file.module, guard.body[0])
            yield InsertBefore(plan.path, *first, imported.source, statement.lineno)
        if deferred.in_annotations:
            yield AddTypingImport(plan.path, imported.source)


class FrameworkImportAtTop(DeferredImportRule):
    """A machine-learning framework is needed to deploy."""

    code = "CF102"
    name = "framework-import-at-top"
    summary = "a framework is imported at module level, so deploying needs it installed"
    origin = Origin.FRAMEWORK
    message = (
        "`{source}` at module level: fal runs this line where you deploy from, which then needs {root}; "
        "import it in setup() and in the functions that use it"
    )


class ThirdPartyImportAtTop(DeferredImportRule):
    """A third-party package is needed to deploy."""

    code = "CF103"
    name = "third-party-import-at-top"
    summary = "a third-party package is imported at module level, so deploying needs it installed"
    origin = Origin.THIRD_PARTY
    message = (
        "`{source}` at module level: {root} must then be installed where you deploy from; "
        "import it in the functions that use it"
    )


class LocalImport(DeferredImportRule):
    """A module of the project is imported where fal does not find it."""

    code = "CF104"
    name = "local-import-pulls-framework"
    summary = (
        "a module of the project is imported at module level, where fal has not found the shipped files yet"
    )
    origin = Origin.PROJECT
    message = (
        "`{source}` at module level: fal runs this line where you deploy from, with all that it imports, and again before "
        "the runner finds the project's files; import it in setup() and in the functions that use it"
    )

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Those of the module level, but for modules of a fal app that are pickled with it and need no framework."""
        for finding in super().check(file):
            deferred = finding.subject
            if not isinstance(deferred, DeferredImport):
                yield finding
                continue
            if travels_in_pickle(file, deferred.imported):
                continue
            if is_pickled(file, deferred.imported):
                message = f"{finding.message}, and ship it with app_files instead of local_python_modules"
                finding = replace(finding, message=message, applicability=Applicability.MANUAL)
            yield finding
