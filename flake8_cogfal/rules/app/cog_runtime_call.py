"""CF208 cog-runtime-call."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...cog.names import CALLS
from ...cog.predictor import Predictor
from ...findings import Finding
from ...project.project import PythonFile
from ..rule import BlockingRule

VERSIONS = frozenset(
    {"importlib.metadata.version", "importlib.metadata.distribution", "pkg_resources.get_distribution"}
)
BASE_METHODS = ("self.record_metric", "self.log")


class CogRuntimeCall(BlockingRule):
    """Calls into Cog's runtime."""

    code = "CF208"
    name = "cog-runtime-call"
    summary = "a function of Cog's runtime is used"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """``current_scope``, ``emit_metric`` and the like, and methods of the base class."""
        if file.predictor is None:
            return
        for node in ast.walk(file.module.tree):
            if isinstance(node, (ast.Name, ast.Attribute)) and file.module.qualified(node) in CALLS:
                name = file.module.qualified(node)
                yield self.at(file.path, node, f"`{name}` exists on Cog only: print, or drop it")
            elif isinstance(node, ast.Call):
                name = file.module.qualified(node.func)
                if name in BASE_METHODS and not _is_own(file.predictor, name.removeprefix("self.")):
                    yield self.at(file.path, node, f"`{name}` exists on Cog only: print, or drop it")
                elif name in VERSIONS and any(
                    isinstance(one, ast.Constant) and one.value == "cog" for one in node.args
                ):
                    yield self.at(
                        file.path,
                        node,
                        f"`{file.module.source(node)}` fails on fal, where cog is not installed",
                    )


def _is_own(predictor: Predictor, name: str) -> bool:
    """Whether the class has a method or sets an attribute of that name itself."""
    return predictor.method(name) is not None or any(
        isinstance(node, ast.Attribute) and node.attr == name and isinstance(node.ctx, ast.Store)
        for node in ast.walk(predictor.node)
    )
