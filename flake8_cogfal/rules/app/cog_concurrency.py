"""CF207 cog-concurrency."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.names import CONCURRENT, SERVICE_DECORATORS
from ...cog.predictor import Predictor
from ...conversion.plan import AppPlan
from ...fal.app import decorator_name
from ...findings import Finding
from ...fixing.edits import AddAttribute, Edit, RemoveDecorator
from ...project.project import Project, PythonFile
from ..rule import Group, Rule


class CogConcurrency(Rule):
    """How many requests at once. Cog takes more than one for an async predictor only, cog.yaml before the decorator."""

    code = "CF207"
    name = "cog-concurrency"
    summary = "the number of requests at a time is said to Cog"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """``@concurrent`` and ``@streaming``."""
        predictor = file.predictor
        for decorator in predictor.endpoint.decorator_list if predictor else ():
            if decorator_name(file.module, decorator) in SERVICE_DECORATORS:
                assert predictor is not None
                source = file.module.source(decorator)
                message = (
                    f"`@{source}` tells Cog's server something: on fal the app says it with max_multiplexing"
                )
                why = "" if written_number(decorator) is not None else "its number is not written out"
                if why:
                    message += f" ({why})"
                subject = (predictor, decorator)
                yield self.at(file.path, decorator, message, subject, manual=bool(why), blocks=bool(why))

    def check_project(self, project: Project) -> Iterator[Finding]:
        """``concurrency`` in cog.yaml."""
        line = project.reading.lines.get(("concurrency",)) if project.reading else None
        if line is not None and project.configuration_path is not None:
            message = "`concurrency`: on fal the app says it with max_multiplexing, and its endpoint is async"
            yield self.on_line(project.configuration_path, line, message)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """The number becomes an attribute of the class; one request at a time is fal's own default."""
        if isinstance(finding.subject, tuple):
            predictor, decorator = finding.subject
            yield RemoveDecorator(plan.path, plan.endpoint, plan.file.module.source(decorator))
        predictor = plan.file.predictor
        assert predictor is not None
        number = requests_at_a_time(plan.file.project, predictor)
        if number > 1 and isinstance(predictor.endpoint, ast.AsyncFunctionDef):
            yield AddAttribute(plan.path, plan.class_name, f"max_multiplexing = {number}", 3)


def requests_at_a_time(project: Project, predictor: Predictor) -> int:
    """How many requests Cog answers at the same time."""
    configuration = project.reading.configuration if project.reading else None
    if configuration is not None and configuration.concurrency.max is not None:
        return configuration.concurrency.max
    numbers = [
        written_number(one)
        for one in predictor.endpoint.decorator_list
        if decorator_name(predictor.module, one) == CONCURRENT
    ]
    return next((number for number in numbers if number is not None), 1)


def written_number(decorator: ast.expr) -> int | None:
    """``max`` of ``@concurrent(max=8)``, one where it says none; None where it is not a plain number."""
    keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
    for keyword in keywords:
        if keyword.arg == "max":
            value = keyword.value.value if isinstance(keyword.value, ast.Constant) else None
            return value if type(value) is int else None
    return 1
