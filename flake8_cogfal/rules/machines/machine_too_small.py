"""CF804 machine-too-small."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...fal.app import FalApp, read_apps
from ...findings import Applicability, Finding
from ...fixing.edits import Edit, ReplaceStatement
from ...fixing.places import place_of
from ...project.project import PythonFile
from ..rule import Rule


class MachineTooSmall(Rule):
    """What is certain only: the weights of one model alone exceed the memory, or the code asks for a GPU there is none of."""

    code = "CF804"
    name = "machine-too-small"
    summary = "a model in the code does not fit in the GPU of the machine, or there is no GPU"
    applicability = Applicability.UNSAFE
    may_follow = True

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Apps that name one machine, which cannot hold what the same file loads."""
        for app in read_apps(file.module) if file.app is not None else ():
            if len(app.machine_types) != 1:
                continue
            (node, name), gpus = app.machine_types[0], _gpus(app)
            from ...fal.machines import MACHINES

            machine = MACHINES.get(name)
            if machine is None or gpus is None:
                continue
            if not machine.has_gpu:
                from ...hardware.devices import asks_for_cuda

                asking = asks_for_cuda(file.module)
                if asking is not None:
                    message = f'"{name}" has no GPU, and line {asking} asks for cuda: name a GPU type (which costs more)'
                    yield self.at(file.path, node, message, (app, node))
                continue
            from ...hardware.memory import certain_weights

            model = certain_weights(file.module)
            if model is not None and model.weights_gb > machine.vram_gb * gpus:
                message = (
                    f'"{name}" has {machine.vram_gb * gpus:.0f} GB, and the weights of {model.family.name} alone '
                    f"(line {model.evidence.line}) take {model.weights_gb:.0f}: name a larger type (which costs more)"
                )
                yield self.at(file.path, node, message, (app, node))

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """What the evidence in the project speaks for."""
        assert isinstance(finding.subject, tuple)
        app, node = finding.subject
        assert isinstance(app, FalApp) and isinstance(node, ast.Constant)
        if plan.options.machine_type is not None:
            return
        choice, named = plan.machine, _gpus(app)
        if choice.num_gpus not in (None, named) and "num_gpus" in {*app.attributes, *app.keywords}:
            return
        code = f'machine_type = "{choice.name}"'
        if choice.num_gpus not in (None, named):
            code += f"\nnum_gpus = {choice.num_gpus}"
        statement = next(
            (one for one in app.node.body if one.lineno <= node.lineno <= (one.end_lineno or 0)), None
        )
        if isinstance(statement, ast.Assign):  # a keyword of the class becomes one first
            yield ReplaceStatement(plan.path, *place_of(plan.file.module, statement), code)


def _gpus(app: FalApp) -> int | None:
    """The number of GPUs of the machine; None where it is not written out."""
    keyword = app.keywords.get("num_gpus")
    value = app.attributes.get("num_gpus", keyword.value if keyword is not None else None)
    if value is None:
        return 1
    written = value.value if isinstance(value, ast.Constant) else None
    return written if isinstance(written, int) and written > 0 else None
