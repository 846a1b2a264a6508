"""CF203 setup-weights-argument."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...findings import Finding
from ...project.project import PythonFile
from ..rule import BlockingRule


class SetupArgument(BlockingRule):
    """``setup(self, weights)``."""

    code = "CF203"
    name = "setup-weights-argument"
    summary = "setup takes an argument; fal calls it without"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Parameters of setup after self, and an async setup."""
        setup = file.predictor.setup if file.predictor else None
        if setup is None:
            return
        arguments = [*setup.args.posonlyargs, *setup.args.args, *setup.args.kwonlyargs][1:]
        if arguments:
            message = f"`setup` takes `{arguments[0].arg}`: fal calls it without arguments; read a secret or /data instead"
            yield self.at(file.path, arguments[0], message)
        elif isinstance(setup, ast.AsyncFunctionDef):
            yield self.at(file.path, setup, "`setup` is async; this version converts plain methods only")
