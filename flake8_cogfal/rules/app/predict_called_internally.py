"""CF212 predict-called-internally."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...findings import Finding
from ...project.project import PythonFile
from ...project.statements import is_main_guard
from ...source.module import own_nodes
from ..rule import BlockingRule


class PredictCalledInternally(BlockingRule):
    """``self.predict(...)`` and ``Predictor()``."""

    code = "CF212"
    name = "predict-called-internally"
    summary = "code calls predict or makes a predictor itself"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Calls of the endpoint, instances of the class, and code that reads predict's own arguments."""
        if file.predictor is None:
            return
        predictor = file.predictor
        for node in ast.walk(file.module.tree):
            if not isinstance(node, ast.Call):
                continue
            name = file.module.qualified(node.func)
            if name in (f"self.{predictor.endpoint.name}", f"{predictor.name}.{predictor.endpoint.name}"):
                message = f"`{name}` is called here with plain arguments: as an endpoint it takes one model"
                yield self.at(file.path, node, message)
            elif name == predictor.name:
                message = f"`{name}()` is made here: a fal.App cannot be instantiated by hand"
                yield self.at(file.path, node, message)
        for one in own_nodes(predictor.endpoint):
            if isinstance(one, ast.Call) and file.module.qualified(one.func) in (
                "locals",
                "vars",
                "exec",
                "eval",
            ):
                name = file.module.qualified(one.func)
                message = f"`{name}()` reads the parameters of `{predictor.endpoint.name}`: name them instead"
                if not one.args or name != "vars":
                    yield self.at(file.path, one, message)
        for statement in file.module.tree.body:
            if is_main_guard(statement):
                names = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
                if predictor.name in names and not any(
                    isinstance(node, ast.Call) and file.module.qualified(node.func) == predictor.name
                    for node in ast.walk(statement)
                ):
                    yield self.at(
                        file.path, statement, f"`{predictor.name}` is used when the file is run as a script"
                    )
