"""CF208 cog-runtime-call."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.names import CALLS
from ...cog.runtime import TRACES, RuntimeUse, RuntimeUses
from ...conversion.plan import AppPlan
from ...conversion.project_modules import CogInModule
from ...findings import Finding
from ...fixing.edits import Edit, RemoveStatement, ReplaceExpression
from ...fixing.places import place_of
from ...project.project import PythonFile
from ..rule import Group, Rule


class CogRuntimeCall(Rule):
    """Calls into Cog's runtime: metrics have no taker on fal, and what is logged is printed."""

    code = "CF208"
    name = "cog-runtime-call"
    summary = "a function of Cog's runtime is used"
    group = Group.APP
    prepares = True

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """``emit_metric``, ``current_scope()``, methods of the base class, the version of cog, and their like."""
        module = file.module
        if not TRACES.search(module.text) or not (file.predictor or file.runs_with_app):
            return
        uses = RuntimeUses(module, file.predictor)
        spared = {one.bound for one in CogInModule(file).left_alone} if file.predictor is None else set()
        for use in uses.replaceable:
            if _first_name(use.node) not in spared:
                message = f"`{use.name}` exists on Cog only: {use.advice}"
                yield self.at(file.path, use.node, message, (use, module))
        for node in uses.others:
            if _first_name(node) in spared:
                continue
            name = module.qualified(node.func if isinstance(node, ast.Call) else node)
            what = name if name in CALLS or name == "self.log" else module.source(node)
            message = f"`{what}` exists on Cog only, and is used here in a way that is not converted: rewrite or drop it"
            yield self.at(file.path, node, message, manual=True, blocks=not file.project.is_on_fal)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Drop the statements, or print instead of the call."""
        assert isinstance(finding.subject, tuple)
        use, module = finding.subject
        assert isinstance(use, RuntimeUse)
        for statement in use.removed:
            yield RemoveStatement(module.path, *place_of(module, statement))
        if use.replaced is not None:
            place = place_of(module, use.replaced)
            yield ReplaceExpression(module.path, *place, module.source(use.replaced), use.code)


def _first_name(node: ast.expr) -> str:
    """The name that an expression begins with."""
    while isinstance(node, (ast.Attribute, ast.Call)):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return node.id if isinstance(node, ast.Name) else ""
