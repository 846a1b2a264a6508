"""CF802 unknown-machine-type."""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...fal.app import read_apps
from ...findings import Finding
from ...fixing.edits import Edit, ReplaceExpression
from ...fixing.places import place_of
from ...project.project import PythonFile
from ..rule import Rule


class UnknownMachineType(Rule):
    """The fal package takes any string; a deploy does not."""

    code = "CF802"
    name = "unknown-machine-type"
    summary = "fal has no machine type of that name"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Names that are in no version of fal's list."""
        for app in read_apps(file.module) if file.app is not None else ():
            for node, name in app.machine_types:
                from ...fal.machines import MACHINES

                if name in MACHINES:
                    continue
                meant = same_name(name)
                message = (
                    f'fal has no machine type "{name}", which shows at deploy only: {_advice(name, meant)}'
                )
                yield self.at(file.path, node, message, (node, meant), manual=meant is None)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """The name as fal writes it."""
        assert isinstance(finding.subject, tuple)
        node, meant = finding.subject
        assert isinstance(node, ast.Constant)
        module = plan.file.module
        yield ReplaceExpression(plan.path, *place_of(module, node), module.source(node), f'"{meant}"')


def _advice(name: str, meant: str | None) -> str:
    """What to write instead: the same type, one with as much memory, a similar name, or any that there is."""
    from ...fal.machines import MACHINES

    current = [one for one in MACHINES.values() if one.status == "current"]
    size = re.search(r"(\d{2,3}) ?GB", name, re.IGNORECASE)
    if meant is None and size is not None:
        holding = next((one for one in current if one.vram_gb >= float(size[1])), current[-1])
        return f'"{holding.name}" has {holding.vram_gb:.0f} GB'
    near = (
        [meant] if meant else difflib.get_close_matches(name.upper(), [one.name for one in current], 1, 0.7)
    )
    return f'did you mean "{near[0]}"?' if near else f"it has {', '.join(one.name for one in current)}"


def same_name(name: str) -> str | None:
    """The current type that a name is another spelling of: ``gpu_h100``, ``H100``, ``xl``."""
    from ...fal.machines import MACHINES

    plain = re.sub(r"[^A-Z0-9]", "", name.upper())
    return next(
        (
            one.name
            for one in MACHINES.values()
            if one.status == "current" and plain and plain in _plain_names(one.name)
        ),
        None,
    )


def _plain_names(name: str) -> tuple[str, str]:
    plain = name.replace("-", "")
    return plain, plain.removeprefix("GPU") or plain
