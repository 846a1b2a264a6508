"""CF204 init-override."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...findings import Finding
from ...project.project import PythonFile
from ..rule import BlockingRule


class InitOverride(BlockingRule):
    """``__init__``."""

    code = "CF204"
    name = "init-override"
    summary = "the class defines __init__, which fal.App refuses"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """``__init__`` of the predictor or app."""
        owner = file.predictor.node if file.predictor else file.app.node if file.app else None
        for member in owner.body if owner else ():
            if isinstance(member, ast.FunctionDef) and member.name == "__init__":
                yield self.at(
                    file.path, member, "fal.App refuses a class with __init__: move its work to setup()"
                )
