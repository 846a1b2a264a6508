"""CF801 missing-machine-type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...fal.app import FalApp, read_apps
from ...findings import Applicability, Finding
from ...fixing.edits import AddAttribute, Edit
from ...project.project import PythonFile
from ..rule import Rule


class MissingMachineType(Rule):
    """An app without machine_type runs on S: one CPU, 1 GB of memory, no GPU."""

    code = "CF801"
    name = "missing-machine-type"
    summary = "the app names no machine, so it runs on S: one CPU and 1 GB"
    applicability = Applicability.UNSAFE

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """A fal.App without ``machine_type``."""
        for app in read_apps(file.module) if file.app is not None else ():
            if "machine_type" not in {*app.attributes, *app.keywords}:
                message = (
                    f"`class {app.node.name}` names no machine_type: it runs on S (1 CPU, 1 GB, no GPU); "
                    'name one, such as "GPU-A100" (the fix changes what the app costs)'
                )
                yield self.at(file.path, app.node, message, app)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """What the evidence in the project speaks for."""
        assert isinstance(finding.subject, FalApp)
        name, choice = finding.subject.node.name, plan.machine
        yield AddAttribute(plan.path, name, f'machine_type = "{choice.name}"', 1)
        if choice.num_gpus is not None and "num_gpus" not in finding.subject.attributes:
            yield AddAttribute(plan.path, name, f"num_gpus = {choice.num_gpus}", 1)
