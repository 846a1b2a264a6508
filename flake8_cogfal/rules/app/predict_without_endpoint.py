"""CF202 predict-without-endpoint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import AddDecorator, AddImport, Edit
from ...project.project import PythonFile
from ...source.module import methods
from ..rule import Group, Rule


class PredictWithoutEndpoint(Rule):
    """fal calls only methods that are endpoints."""

    code = "CF202"
    name = "predict-without-endpoint"
    summary = "the method that answers is not an endpoint, so fal never calls it"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """``predict`` of a predictor, or of an app that has no endpoint at all."""
        if file.predictor is not None:
            function = file.predictor.endpoint
            message = f'`{function.name}` is called by Cog; on fal decorate it with @fal.endpoint("/")'
            yield self.at(file.path, function, message, function)
        elif file.app is not None and not file.app.endpoints:
            for method in methods(file.app.node):
                if method.name in ("predict", "run"):
                    message = (
                        f'`{method.name}` of this app is never called: decorate it with @fal.endpoint("/")'
                    )
                    yield self.at(file.path, method, message, method, manual=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Make it the endpoint at "/"; the rule for streams makes two."""
        if plan.file.predictor is not None and plan.file.predictor.is_stream:
            return
        yield AddImport(plan.path, "import fal")
        yield AddDecorator(plan.path, plan.endpoint, 'fal.endpoint("/")')
