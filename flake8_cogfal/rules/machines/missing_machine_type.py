"""CF801 missing-machine-type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...fal.plan import AppPlan
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
        if file.app is not None and "machine_type" not in file.app.attributes:
            message = (
                f"`class {file.app.node.name}` names no machine_type: it runs on S (1 CPU, 1 GB, no GPU); "
                'name one, such as "GPU-A100" (the fix changes what the app costs)'
            )
            yield self.at(file.path, file.app.node, message, file.app)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """A GPU where a framework is used, else a CPU with room for one."""
        yield AddAttribute(plan.path, plan.class_name, f'machine_type = "{plan.machine.name}"', 1)
