"""CF808 num-gpus-without-gpu."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...fal.app import read_apps
from ...findings import Applicability, Finding
from ...project.project import PythonFile
from ..rule import Rule


class NumGpusWithoutGpu(Rule):
    """``num_gpus`` counts the GPUs of a GPU machine; it does not ask for one."""

    code = "CF808"
    name = "num-gpus-without-gpu"
    summary = "num_gpus is set, and the machine has no GPU"
    applicability = Applicability.MANUAL

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Apps with ``num_gpus`` whose machine types are all without a GPU; no machine type at all is CF801's."""
        for app in read_apps(file.module) if file.app is not None else ():
            keyword = app.keywords.get("num_gpus")
            value = app.attributes.get("num_gpus", keyword.value if keyword is not None else None)
            if value is None or (isinstance(value, ast.Constant) and not value.value):
                continue
            named = [name for _, name in app.machine_types]
            if named and all(map(_has_no_gpu, named)):
                message = f'"{named[0]}" has no GPU to count: name a GPU type, such as "GPU-A100", or remove num_gpus'
                yield self.at(file.path, value, message)


def _has_no_gpu(name: str) -> bool:
    from ...fal.machines import MACHINES

    return name in MACHINES and not MACHINES[name].has_gpu
