"""CF205 framework-decorator-on-endpoint."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...conversion.deferring import as_context
from ...conversion.plan import AppPlan
from ...conversion.preparation.splitting import split_endpoint
from ...fal.app import ENDPOINTS, decorator_name, is_context_decorator
from ...findings import Finding
from ...fixing.edits import Edit, RemoveDecorator, WrapBody
from ...project.project import PythonFile
from ...source.module import Function, own_nodes
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
                name = decorator_name(module, decorator) or ""
                if name in ENDPOINTS or name.startswith("cog."):
                    continue
                source = module.source(decorator)
                if is_context_decorator(module, decorator):
                    why = self._why_not(file, function)
                    if why:
                        message = f"`@{source}` on an endpoint {why}"
                        yield self.at(file.path, decorator, message, manual=True, blocks=file.app is None)
                        continue
                    message = f"`@{source}` on an endpoint runs at import time; " + (
                        "apply it where the generator is made"
                        if yields_itself(function)
                        else "use it as a with block in the body"
                    )
                    yield self.at(file.path, decorator, message, (function, decorator))
                elif file.predictor is not None and not file.predictor.is_inherited:
                    message = f"`@{source}` on `{function.name}` would hide the endpoint's signature: it stays on a method of its own"
                    yield self.at(file.path, decorator, message, prepares=True)

    @staticmethod
    def _why_not(file: PythonFile, function: Function) -> str:
        if file.app is not None and yields_itself(function):
            return "hides its signature: apply it inside the generator"
        if isinstance(function, ast.AsyncFunctionDef) and not yields_itself(function):
            return "ends before an async method begins: use it as a with block around the model's calls"
        return ""

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Enter it as a context manager around the body; of a generator, the endpoint applies it to each call."""
        if finding.prepares:
            yield from split_endpoint(plan)
            return
        assert isinstance(finding.subject, tuple)
        function, decorator = finding.subject
        source = plan.file.module.source(decorator)
        name = plan.function_name(function)
        yield RemoveDecorator(plan.path, name, source)
        if not yields_itself(function):
            yield WrapBody(plan.path, name, as_context(source), 0)


def yields_itself(function: Function) -> bool:
    """Whether the function is a generator."""
    return any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in own_nodes(function))
