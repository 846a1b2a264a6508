"""CF807 mangled-app-name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...fal.app import FalApp, read_apps
from ...fal.naming import derived_name, readable_name
from ...findings import Applicability, Finding
from ...fixing.edits import AddAttribute, Edit
from ...project.project import PythonFile
from ..rule import Rule


class MangledAppName(Rule):
    """``SDXL`` becomes ``s-d-x-l``, ``Flux2`` becomes ``flux``: part of the address that callers use."""

    code = "CF807"
    name = "mangled-app-name"
    summary = "fal derives a name from the class that drops digits or takes acronyms apart"
    applicability = Applicability.UNSAFE

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Apps without a name of their own whose class has digits, or capitals in a row."""
        for app in read_apps(file.module) if file.app is not None else ():
            own = "app_name" in {*app.attributes, *app.keywords} or "name" in app.keywords
            inherits = len(app.node.bases) > 1 or any(one.arg is None for one in app.node.keywords)
            derived, wanted = derived_name(app.node.name), readable_name(app.node.name)
            if app.endpoints and not own and not inherits and derived != wanted:
                message = (
                    f'fal names the app "{derived}" after `class {app.node.name}`: write app_name = "{wanted}" '
                    "(its address changes)"
                )
                yield self.at(file.path, app.node, message, app)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """A name in which the words of the class can be read."""
        assert isinstance(finding.subject, FalApp)
        name = finding.subject.node.name
        yield AddAttribute(plan.path, name, f'app_name = "{readable_name(name)}"', 0)
