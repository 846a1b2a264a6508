"""CF307 legacy-input-decorator."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...cog.names import LEGACY_INPUT
from ...findings import Finding
from ...project.project import PythonFile
from ..rule import BlockingRule


class LegacyInputDecorator(BlockingRule):
    """``@cog.input(...)``."""

    code = "CF307"
    name = "legacy-input-decorator"
    summary = "an input is declared by a decorator, as in 2021"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """``@cog.input`` above a method."""
        for _, function in file.module.outer_functions():
            for decorator in function.decorator_list:
                if isinstance(decorator, ast.Call) and file.module.qualified(decorator.func) == LEGACY_INPUT:
                    message = "`@cog.input(...)` is the way of 2021: declare the input as a parameter with Input(...)"
                    yield self.at(file.path, decorator, message)
