"""CF205 framework-decorator-on-endpoint."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.names import LEGACY_INPUT
from ...conversion.plan import AppPlan
from ...fal.app import ENDPOINTS, decorator_name, is_context_decorator
from ...findings import Finding
from ...fixing.edits import Edit, RemoveDecorator, WrapBody
from ...project.project import PythonFile
from ...source.module import Function, own_nodes
from ..imports.import_time_use import as_context
from ..rule import Group, Rule


class FrameworkDecorator(Rule):
    """A decorator is evaluated while the file is imported, and hides the endpoint's signature from fal."""

    code = "CF205"
    name = "framework-decorator-on-endpoint"
    summary = "an endpoint has a decorator of a framework"
    group = Group.IMPORTS

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Decorators of the methods that answer."""
        module = file.module
        functions = [file.predictor.endpoint] if file.predictor else file.app.endpoints if file.app else ()
        for function in functions:
            for decorator in function.decorator_list:
                name = decorator_name(module, decorator)
                if name in ENDPOINTS or name == LEGACY_INPUT:
                    continue
                source = module.source(decorator)
                message = (
                    f"`@{source}` on an endpoint runs at import time; use it as a with block in the body"
                )
                if is_context_decorator(module, decorator) and not _is_generator(function):
                    yield self.at(file.path, decorator, message, (function, decorator))
                elif file.predictor is not None:
                    message = f"`@{source}` on `{function.name}` would hide the endpoint's signature: apply it inside the body"
                    yield self.at(file.path, decorator, message, manual=True, blocks=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Enter it as a context manager around the body."""
        assert isinstance(finding.subject, tuple)
        function, decorator = finding.subject
        source = plan.file.module.source(decorator)
        name = plan.function_name(function)
        yield RemoveDecorator(plan.path, name, source)
        yield WrapBody(plan.path, name, as_context(source), 0)


def _is_generator(function: Function) -> bool:
    return any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in own_nodes(function))
