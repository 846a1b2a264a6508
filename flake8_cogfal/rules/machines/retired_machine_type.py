"""CF803 retired-machine-type."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...fal.app import read_apps
from ...findings import Applicability, Finding
from ...fixing.edits import Edit, ReplaceExpression
from ...fixing.places import place_of
from ...project.project import PythonFile
from ..rule import Rule


class RetiredMachineType(Rule):
    """Names that earlier versions of fal's page had."""

    code = "CF803"
    name = "retired-machine-type"
    summary = "the machine type is no longer on fal's list"
    applicability = Applicability.UNSAFE

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Machine types that fal's page lists no more."""
        for app in read_apps(file.module) if file.app is not None else ():
            named = {name for _, name in app.machine_types}
            for node, name in app.machine_types:
                from ...fal.machines import MACHINES

                machine = MACHINES.get(name)
                if machine is None or machine.status != "retired":
                    continue
                assert machine.successor is not None
                successor = MACHINES[machine.successor]
                message = (
                    f'"{name}" ({machine.vram_gb:.0f} GB) is no longer on fal\'s list of machine types: take '
                    f'"{successor.name}" ({successor.vram_gb:.0f} GB; the price changes)'
                )
                yield self.at(
                    file.path, node, message, (node, successor.name), manual=successor.name in named
                )

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """The type that takes its place."""
        assert isinstance(finding.subject, tuple)
        node, successor = finding.subject
        assert isinstance(node, ast.Constant)
        module = plan.file.module
        yield ReplaceExpression(plan.path, *place_of(module, node), module.source(node), f'"{successor}"')
