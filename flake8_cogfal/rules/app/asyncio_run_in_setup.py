"""CF209 asyncio-run-in-setup."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import Edit, MakeAsync, ReplaceExpression
from ...fixing.places import place_of
from ...project.project import PythonFile
from ...source.module import Function, PythonModule, methods, own_nodes
from ...source.walking import children, walk
from ..rule import Group, Rule

RUN = "asyncio.run"
METHODS = frozenset({"run_until_complete", "run_forever"})
SIMPLE = (ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.keyword)
"""What a bare ``await`` may stand in without parentheses."""


class AsyncioRunInSetup(Rule):
    """fal calls ``setup`` on the thread of its event loop, where another loop cannot run."""

    code = "CF209"
    name = "asyncio-run-in-setup"
    summary = "setup runs an event loop; fal's is running already"
    group = Group.APP
    prepares = True

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """``asyncio.run`` and the like in ``setup``, in the functions of the file that it calls, and in the app's modules."""
        if not file.is_app_file:
            yield from self._in_module(file)
            return
        owner = file.predictor.node if file.predictor else file.app.node if file.app else None
        setup = next((one for one in methods(owner) if one.name == "setup"), None) if owner else None
        if owner is None or setup is None or any(one.root == "nest_asyncio" for one in file.module.imports):
            return
        for function in _called_from(file.module, owner, setup):
            for call in _runs(file.module, function):
                why = _why_not(file.module, setup, function, call)
                source = file.module.source(call.func)
                message = (
                    f"`{source}` in `{function.name}` fails on fal, which calls setup in a running event loop: make it "
                    f"`async def setup` and await"
                )
                if why:
                    message += f" ({why})"
                blocks = bool(why) and file.predictor is not None
                yield self.at(file.path, call, message, call, manual=bool(why), blocks=blocks)

    def _in_module(self, file: PythonFile) -> Iterator[Finding]:
        """In functions of a module that the app imports: whether ``setup`` gets there, nobody can tell from here."""
        app = file.project.app_file
        placement = app.placement if app is not None else None
        if placement is None or placement.setup is None or not file.runs_with_app:
            return
        for function in file.module.every(ast.FunctionDef):
            for call in _runs(file.module, function):
                source = file.module.source(call.func)
                message = (
                    f"`{source}` in `{function.name}` fails on fal where setup gets here, since its event loop is running "
                    "then: give it a thread of its own, as in `ThreadPoolExecutor().submit(asyncio.run, ...).result()`"
                )
                yield self.at(file.path, call, message, manual=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Wait for the coroutine in fal's own loop."""
        call = finding.subject
        assert isinstance(call, ast.Call)
        module = plan.file.module
        code = f"await {module.source(call.args[0])}"
        parents = [node for node in module.nodes if any(one is call for one in children(node))]
        if not isinstance(parents[0], SIMPLE):
            code = f"({code})"
        yield MakeAsync(plan.path, plan.setup)
        yield ReplaceExpression(plan.path, *place_of(module, call), module.source(call), code)


def _called_from(module: PythonModule, owner: ast.ClassDef, setup: Function) -> list[Function]:
    """``setup``, and the plain functions and methods of the file that run when it does."""
    own = {f"self.{one.name}": one for one in methods(owner)}
    found: list[Function] = []
    pending = [setup]
    while pending:
        function = pending.pop()
        if function in found or (isinstance(function, ast.AsyncFunctionDef) and function is not setup):
            continue
        found.append(function)
        names = [
            module.qualified(node.func) or "" for node in own_nodes(function) if isinstance(node, ast.Call)
        ]
        pending += [
            {**own, **module.functions}[name] for name in names if name in own or name in module.functions
        ]
    return found


def _runs(module: PythonModule, function: Function) -> list[ast.Call]:
    return [
        node
        for node in own_nodes(function)
        if isinstance(node, ast.Call)
        and (
            module.qualified(node.func) == RUN
            or (isinstance(node.func, ast.Attribute) and node.func.attr in METHODS)
        )
    ]


def _why_not(module: PythonModule, setup: Function, function: Function, call: ast.Call) -> str:
    """Why the call cannot simply be awaited; empty where it can."""
    if function is not setup:
        return "a function that setup calls"
    if module.qualified(call.func) != RUN or len(call.args) != 1 or call.keywords:
        return "a loop of its own"
    if setup.decorator_list:
        return "setup has a decorator"
    comprehensions = [
        node
        for node in walk(setup)
        if isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp))
    ]
    if any(call is node for one in comprehensions for node in walk(one)):
        return "in a comprehension"
    callers = [
        node
        for node in module.every(ast.Call)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "setup"
    ]
    return f"line {callers[0].lineno} calls setup" if callers else ""
