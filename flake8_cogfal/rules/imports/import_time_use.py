"""CF105 import-time-use."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...conversion.deferring import applied, as_context, as_method, as_text, in_body, reads_of
from ...conversion.plan import AppPlan
from ...conversion.preparation.departing import Departure, Obstacle, departure_of, into_module
from ...findings import Finding
from ...fixing.edits import Edit, MoveUnderTypeChecking, RemoveDecorator, WrapBody
from ...fixing.places import place_of
from ...placement.evaluated import Decoration, DefaultValue
from ...placement.moving import MovedStatement
from ...placement.placement import Placement
from ...project.project import PythonFile
from ...source.module import Function
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
        departing: set[int] = set()
        for found in self._departing(file, placement):
            if isinstance(found.subject, Departure):
                departing = {id(statement) for statement in found.subject.statements}
            yield found
        yield from self._constants(file, placement)
        for annotation, name in placement.quoted_annotations:
            message = f"the annotation needs `{name}` at import time; write it as a string"
            yield self.at(file.path, annotation, message, annotation)
        for _, function, decorator in placement.context_decorators:
            message = f"the decorator `@{file.module.source(decorator)}` runs at import time; use it as a with block"
            yield self.at(file.path, decorator, message, (function, decorator))
        yield from self._definitions(file, placement, departing)
        for use in placement.refusals.uses:
            message = f"{use.where} needs `{use.name}` at import time: make it a plain value, or move it into a module"
            yield self.at(file.path, use.node, message, use, manual=True, blocks=True)
        for guard, name in placement.lost_in_main:
            message = f"as a script, the file does not have `{name}`: it is made in setup() now"
            yield self.at(file.path, guard, message, manual=True)

    def _departing(self, file: PythonFile, placement: Placement) -> Iterator[Finding]:
        """Classes and functions that need a module of their own, or why that cannot be."""
        if any(one.imported.name == "*" for one in placement.deferred):
            return  # what it has is written out first
        departure = departure_of(file) if placement.departing else None
        for statement, use in placement.departing:
            message = (
                f"{use.where} needs `{use.name}` at import time: move `{_name(statement)}` into a module"
            )
            if isinstance(departure, Departure) and statement in departure.statements:
                message += " that is imported in setup()"
                yield self.at(file.path, use.node, message, departure, prepares=True)
            elif isinstance(departure, Obstacle) and departure.must_move(statement):
                message += f"; this tool does not, because {departure}"
                yield self.at(file.path, use.node, message, use, manual=True, blocks=True)

    def _constants(self, file: PythonFile, placement: Placement) -> Iterator[Finding]:
        for moved in placement.moved:
            if has_its_own_rule(file, moved):
                continue
            if isinstance(moved.statement, ast.Delete):
                message = "what this deletes is only there once setup() has begun; drop the line"
                yield self.at(file.path, moved.statement, message, moved)
            elif moved.typing_only:
                message = f"`{', '.join(moved.binds)}` names a type for annotations alone; write it under TYPE_CHECKING"
                yield self.at(file.path, moved.statement, message, moved)
            elif (moved.binds or moved.attribute) and not moved.early:
                names = ", ".join(moved.binds) or moved.attribute
                message = (
                    f"`{names}` is computed at import time on the deploying machine; compute it in setup()"
                )
                yield self.at(file.path, moved.statement, message, moved)

    def _definitions(self, file: PythonFile, placement: Placement, departing: set[int]) -> Iterator[Finding]:
        """Decorators that are applied in setup(), default values that are made there or in the body, properties."""
        for decoration in placement.decorations:
            if id(decoration.function) in departing or placement.refusals.is_refused(decoration):
                continue
            for decorator in decoration.decorators:
                source = file.module.source(decorator)
                message = f"the decorator `@{source}` runs at import time; apply it in setup()"
                yield self.at(file.path, decorator, message, decoration)
        for default in placement.defaults:
            message = (
                f"the default value of `{default.parameter.arg}` is made at import time; make it in the body"
            )
            yield self.at(file.path, default.value, message, default)
        for function in placement.evaluated_properties:
            message = f"fal looks at the property `{function.name}` where you deploy from; make it a method"
            why = _why_not_a_method(file, function)
            if why:
                message += f" ({why})"
            yield self.at(file.path, function, message, function, manual=bool(why), blocks=bool(why))

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Move it into ``setup()`` or into a module, quote the annotation, make the decorator a ``with`` block."""
        subject = finding.subject
        module = plan.file.module
        if isinstance(subject, Departure):
            yield from into_module(subject, plan)
        elif isinstance(subject, MovedStatement) and subject.typing_only:
            yield MoveUnderTypeChecking(plan.path, *place_of(module, subject.statement))
        elif isinstance(subject, MovedStatement):
            yield from move_into_setup(subject, plan)
        elif isinstance(subject, Decoration):
            yield from applied(subject, plan)
        elif isinstance(subject, DefaultValue):
            yield from in_body(subject, plan)
        elif isinstance(subject, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from as_method(subject, plan)
        elif isinstance(subject, tuple):
            function, decorator = subject
            source = module.source(decorator)
            name = plan.function_name(function)
            yield RemoveDecorator(plan.path, name, source)
            yield WrapBody(plan.path, name, as_context(source), 0)
        elif isinstance(subject, ast.expr):
            yield from as_text(subject, plan)


def _name(statement: ast.stmt) -> str:
    return str(getattr(statement, "name", ""))


def _why_not_a_method(file: PythonFile, function: Function) -> str:
    """Why a property cannot be written as a method that is called; empty where it can."""
    names = [file.module.qualified(one) for one in function.decorator_list]
    if names != ["property"]:
        return "it has other decorators, or is kept"
    attributes = (node for node in file.module.every(ast.Attribute) if node.attr == function.name)
    placement = file.placement
    assert placement is not None
    own = {id(node) for node in reads_of(function, placement.app_class)}
    for node in attributes:
        if not isinstance(node.ctx, ast.Load):
            return "it is assigned to"
        if id(node) not in own and isinstance(node.value, ast.Name) and node.value.id in ("predictor", "app"):
            return "it is read outside the class"
    return ""
