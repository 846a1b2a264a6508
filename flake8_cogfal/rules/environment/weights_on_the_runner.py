"""CF609 weights-on-the-runner."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...findings import Applicability, Finding
from ...fixing.edits import Edit, ReplaceExpression
from ...fixing.places import place_of
from ...project.project import PythonFile
from ...project.weight_folders import WeightFolder, weight_folders
from ..rule import Rule

SHARED = "/data"


class WeightsOnTheRunner(Rule):
    """What ``setup()`` downloads beside the code, every new runner downloads again; ``/data`` stays."""

    code = "CF609"
    name = "weights-on-the-runner"
    summary = "weights are downloaded beside the code, by every new runner again; fal keeps /data"
    applicability = Applicability.UNSAFE

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """A folder of the app file that is filled when the app runs."""
        if not file.is_app_file:
            return
        for folder in weight_folders(file.module, file.project.tree):
            message = (
                f"`{folder.path}` is filled anew by every runner that starts: name a folder below {SHARED}, which fal keeps"
                " (runners that start together may then write it at the same time)"
            )
            yield self.at(file.path, folder.literal, message, folder)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Name the folder below ``/data``, and below the app's name. Once the predictor is an app: that has a name."""
        folder, app = finding.subject, plan.file.app
        if app is None or not isinstance(folder, WeightFolder):
            return
        name = app.attributes.get("app_name")
        owner = str(name.value) if isinstance(name, ast.Constant) else plan.application_name
        place = place_of(plan.file.module, folder.literal)
        source = plan.file.module.source(folder.literal)
        yield ReplaceExpression(plan.path, *place, source, f'"{SHARED}/{owner}/{folder.path}"')
