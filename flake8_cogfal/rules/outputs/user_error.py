"""CF409 user-error-becomes-500."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...conversion.inputs.user_errors import UserError, user_errors
from ...conversion.plan import AppPlan
from ...findings import Applicability, Finding
from ...fixing.edits import AddImport, Edit, ReplaceExpression
from ...fixing.places import place_of
from ...project.project import PythonFile
from ..rule import Rule


class UserErrorBecomes500(Rule):
    """The text of an exception reaches Cog's users; fal answers 500 without it."""

    code = "CF409"
    name = "user-error-becomes-500"
    summary = "an exception for a bad input; fal answers 500 and hides its text"
    applicability = Applicability.UNSAFE

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """``raise ValueError(...)`` under a condition on one input."""
        for error in user_errors(file):
            source = file.module.source(error.exception.func)
            message = (
                f"`{source}` for a bad `{error.field}` becomes status 500 without its text on fal: raise "
                "FieldException, and the caller gets status 422 with field and text"
            )
            yield self.at(file.path, error.exception, message, error)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Name the field. Once the predictor is an app: a field may have another name than the input."""
        error = finding.subject
        if plan.file.predictor is not None or not isinstance(error, UserError):
            return
        module = plan.file.module
        text = module.source(error.exception.args[0])
        place = place_of(module, error.exception)
        code = f'FieldException("{error.field}", {text})'
        yield AddImport(plan.path, "from fal.exceptions import FieldException")
        yield ReplaceExpression(plan.path, *place, module.source(error.exception), code)
