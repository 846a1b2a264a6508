"""CF210 endpoint-not-registered."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...fal.app import ENDPOINTS
from ...findings import Finding
from ...fixing.edits import Edit, ReplaceExpression
from ...fixing.places import place_of
from ...project.project import PythonFile
from ...source.module import Function, PythonModule
from ..rule import Rule


class EndpointNotRegistered(Rule):
    """``@fal.endpoint`` without a path registers nothing; of two endpoints with one path, one answers. Both silently."""

    code = "CF210"
    name = "endpoint-not-registered"
    summary = "an endpoint has no path, or the path of another one"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Endpoints of an app that no request reaches."""
        endpoints = file.app.endpoints if file.app else ()
        decorators = [(one, _decorator(file.module, one)) for one in endpoints]
        bare = [one for one, decorator in decorators if path_of(decorator) == ""]
        taken: dict[str, Function] = {}
        for function, decorator in decorators:
            path = path_of(decorator)
            source = file.module.source(decorator)
            if path == "":
                only = len(bare) == 1 and not any(path_of(one) == "/" for _, one in decorators)
                named = file.module.qualified(decorator) == "fal.endpoint"
                message = f'`@{source}` without a path registers nothing: write `@{source}("/")`'
                yield self.at(file.path, decorator, message, decorator, manual=not (only and named))
            elif path is not None and path in taken:
                message = (
                    f"`{taken[path].name}` has the path `{path}` too, and only one of the two answers: give "
                    f"`{function.name}` another"
                )
                yield self.at(file.path, decorator, message, manual=True)
            elif path is not None:
                taken[path] = function

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """The app's only endpoint without a path answers at "/"."""
        decorator = finding.subject
        assert isinstance(decorator, ast.expr)
        source = plan.file.module.source(decorator)
        yield ReplaceExpression(plan.path, *place_of(plan.file.module, decorator), source, f'{source}("/")')


def _decorator(module: PythonModule, function: Function) -> ast.expr:
    return next(
        one
        for one in function.decorator_list
        if module.qualified(one.func if isinstance(one, ast.Call) else one) in ENDPOINTS
    )


def path_of(decorator: ast.expr) -> str | None:
    """The path of an endpoint: empty where it has none, None where it is not written out."""
    if not isinstance(decorator, ast.Call):
        return ""
    values = [*decorator.args[:1], *(one.value for one in decorator.keywords if one.arg == "path")]
    value = values[0] if values else None
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None
