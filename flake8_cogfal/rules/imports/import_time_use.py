"""CF105 import-time-use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import Edit, RemoveDecorator, ReplaceExpression, WrapBody
from ...fixing.places import place_of
from ...project.placement import ImportTimeUse, MovedStatement
from ...project.project import PythonFile
from ..rule import Group, Rule
from .side_effect import has_its_own_rule, move_into_setup


class UseAtImportTime(Rule):
    """Something is computed with a framework while the file is imported, where the framework is not installed."""

    code = "CF105"
    name = "import-time-use"
    summary = "a deferred import is used while the file is imported"
    group = Group.IMPORTS

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Constants computed with a framework, annotations, decorators, defaults, base classes."""
        placement = file.placement
        if placement is None:
            return
        for moved in placement.moved:
            if moved.binds and not moved.early and not has_its_own_rule(file, moved):
                names = ", ".join(moved.binds)
                message = (
                    f"`{names}` is computed at import time on the deploying machine; compute it in setup()"
                )
                yield self.at(file.path, moved.statement, message, moved)
        for annotation, name in placement.quoted_annotations:
            message = f"the annotation needs `{name}` at import time; write it as a string"
            yield self.at(file.path, annotation, message, annotation)
        for _, function, decorator in placement.context_decorators:
            source = file.module.source(decorator)
            message = f"the decorator `@{source}` runs at import time; use it as a with block"
            yield self.at(file.path, decorator, message, (function, decorator))
        for use in placement.import_time_uses:
            message = f"{use.where} needs `{use.name}` at import time: make it a plain value, or move it into a module"
            yield self.at(file.path, use.node, message, use, manual=True, blocks=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Move the constant into ``setup()``, quote the annotation, make the decorator a ``with`` block."""
        subject = finding.subject
        module = plan.file.module
        if isinstance(subject, MovedStatement):
            yield from move_into_setup(subject, plan)
        elif isinstance(subject, tuple):
            function, decorator = subject
            source = module.source(decorator)
            name = plan.function_name(function)
            yield RemoveDecorator(plan.path, name, source)
            yield WrapBody(plan.path, name, as_context(source), 0)
        elif not isinstance(subject, ImportTimeUse):
            source = module.source(subject)  # type: ignore[arg-type]
            place = place_of(module, subject)  # type: ignore[arg-type]
            yield ReplaceExpression(plan.path, *place, source, '"' + source.replace('"', "'") + '"')


def as_context(decorator: str) -> str:
    """A decorator as the item of a ``with`` statement: called, if it was not."""
    return decorator if decorator.endswith(")") else f"{decorator}()"
