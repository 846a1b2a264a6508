"""CF204 init-override."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.names import PREDICTOR_BASES
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import Edit, MergeMethod, RemoveStatement, RenameFunction
from ...fixing.places import place_of
from ...project.project import PythonFile
from ...source.module import Function, PythonModule, methods, own_nodes
from ...source.walking import walk
from ..rule import Group, Rule

BASES = PREDICTOR_BASES | {"fal.App", "fal.app.App", "object", "abc.ABC"}


class InitOverride(Rule):
    """``__init__``: Cog makes the predictor without arguments and calls ``setup`` right after."""

    code = "CF204"
    name = "init-override"
    summary = "the class defines __init__, which fal.App refuses"
    group = Group.APP
    prepares = True

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """``__init__`` of the predictor or app."""
        owner = file.predictor.node if file.predictor else file.app.node if file.app else None
        for method in methods(owner) if owner else ():
            if method.name == "__init__":
                assert owner is not None
                why = _why_not(file.module, owner, method)
                message = "fal.App refuses a class with __init__: move its work to setup()"
                if why:
                    message += f" ({why})"
                yield self.at(file.path, method, message, method, manual=bool(why), blocks=bool(why))

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Its body is the start of ``setup``; what it says to the base class goes."""
        method = finding.subject
        assert isinstance(method, ast.FunctionDef)
        module = plan.file.module
        calls = [one for one in method.body if _is_base_call(module, one)]
        if not _work(module, method):
            yield RemoveStatement(plan.path, *place_of(module, method))
            return
        for call in calls:
            yield RemoveStatement(plan.path, *place_of(module, call))
        if plan.has_setup:
            yield MergeMethod(plan.path, plan.class_name, "__init__", "setup")
        else:
            yield RenameFunction(plan.path, f"{plan.class_name}.__init__", "setup")


def _why_not(module: PythonModule, owner: ast.ClassDef, method: Function) -> str:
    """Why the body cannot simply run at the start of ``setup``; empty where it can."""
    arguments = method.args
    every = [*arguments.posonlyargs, *arguments.args][1:] + arguments.kwonlyargs
    rest = [one for one in (arguments.vararg, arguments.kwarg) if one]
    if every or rest:
        return f"it takes `{[*every, *rest][0].arg}`: give that its value in the body"
    if method.decorator_list:
        return f"the decorator `@{module.source(method.decorator_list[0])}` cannot move along"
    others = [base for base in owner.bases if module.qualified(base) not in BASES]
    if others:
        return f"what `{module.source(others[0])}` does in its own is not known"
    if any(isinstance(node, ast.Return) for node in own_nodes(method)):
        return "it returns early: let it run to its end"
    calls = [node for node in walk(method) if isinstance(node, ast.Call) and _calls_base(module, node)]
    if len(calls) > sum(_is_base_call(module, one) for one in method.body):
        return "it calls the base class in a way that cannot simply go"
    return _clash(owner, method)


def _clash(owner: ast.ClassDef, method: Function) -> str:
    """The local names of two methods that become one must not meet."""
    setups = [one for one in methods(owner) if one.name == "setup"]
    if not setups:
        return ""
    if len(setups) > 1 or sum(one.name == "__init__" for one in methods(owner)) > 1:
        return "it or setup is defined twice"
    read = {node.id for node in walk(setups[0]) if isinstance(node, ast.Name)}
    bound = {
        node.id for node in walk(method) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    bound |= {node.name for node in walk(method) if isinstance(node, (ast.FunctionDef, ast.ClassDef))} - {
        "__init__"
    }
    bound |= {
        alias.asname or alias.name.partition(".")[0]
        for node in walk(method)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    shared = sorted(bound & read)
    return f"its local `{shared[0]}` is a name of setup too: rename one" if shared else ""


def _work(module: PythonModule, method: Function) -> bool:
    """Whether the method does anything but call the base class."""
    return any(
        not _is_base_call(module, one)
        and not isinstance(one, ast.Pass)
        and not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
        for one in method.body
    )


def _is_base_call(module: PythonModule, statement: ast.stmt) -> bool:
    """``super().__init__()`` as a statement, without arguments."""
    if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Call):
        return False
    call = statement.value
    by_name = isinstance(call.func, ast.Attribute) and isinstance(call.func.value, (ast.Name, ast.Attribute))
    return _calls_base(module, call) and len(call.args) == (1 if by_name else 0) and not call.keywords


def _calls_base(module: PythonModule, call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute) or call.func.attr != "__init__":
        return False
    base = call.func.value
    if isinstance(base, ast.Call):
        return module.qualified(base.func) == "super"
    return module.qualified(base) in BASES
