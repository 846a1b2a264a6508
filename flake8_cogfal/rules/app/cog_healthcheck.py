"""CF213 cog-healthcheck."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import AddFunctions, AddImport, Edit
from ...project.project import PythonFile
from ..rule import Group, Rule

METHOD = "healthcheck"
ENDPOINT = "check_health"


class CogHealthcheck(Rule):
    """Cog asks ``healthcheck`` whether the model still works; fal asks an endpoint that is named as the check."""

    code = "CF213"
    name = "cog-healthcheck"
    summary = "healthcheck is asked by Cog; fal asks the endpoint with a HealthCheck"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """A method ``healthcheck`` of the predictor."""
        method = file.predictor.method(METHOD) if file.predictor else None
        if method is not None:
            assert file.predictor is not None
            why = f"rename `{ENDPOINT}`, which is taken" if file.predictor.method(ENDPOINT) else ""
            message = (
                f"fal does not call `{METHOD}`: ask it in an endpoint with health_check=fal.HealthCheck()"
            )
            if why:
                message += f" ({why})"
            yield self.at(file.path, method, message, method, manual=bool(why), blocks=bool(why))

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """An endpoint that fails where the method says no: what an endpoint returns tells fal nothing."""
        is_async = isinstance(finding.subject, ast.AsyncFunctionDef)
        yield AddImport(plan.path, "import fal")
        yield AddImport(plan.path, "from fastapi import HTTPException")
        yield AddFunctions(
            plan.path,
            plan.class_name,
            METHOD,
            '@fal.endpoint("/health-check", health_check=fal.HealthCheck())\n'
            f"{'async ' if is_async else ''}def {ENDPOINT}(self) -> dict[str, str]:\n"
            f"    if not {'await ' if is_async else ''}self.{METHOD}():\n"
            '        raise HTTPException(status_code=503, detail="unhealthy")\n'
            '    return {"status": "healthy"}\n',
        )
