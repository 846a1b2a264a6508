"""How the body of an endpoint reads an input: as a field, or from a local variable."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from ...cog.inputs import InputParameter
from ...conversion.plan import AppPlan
from ...fixing.edits import Edit, InsertBefore, SubstituteName
from ...source.module import Function
from ..rule import place_of


def read_field(parameter: InputParameter, field: str, plan: AppPlan) -> Iterator[Edit]:
    """``prompt`` -> ``input.prompt``; where the body rebinds the name, a local right before its first use."""
    assert plan.file.predictor is not None
    function = plan.file.predictor.endpoint
    value = f"{plan.parameter}.{field}"
    if is_rebound(function, parameter.name) or _is_shown_by_name(plan, parameter.name):
        for statement in function.body:
            if _mentions(statement, parameter.name):
                line, column = place_of(plan.file.module, statement)
                yield InsertBefore(plan.path, line, column, f"{parameter.name} = {value}", parameter.order)
                return
    elif any(_mentions(statement, parameter.name) for statement in function.body):
        yield SubstituteName(plan.path, plan.endpoint, parameter.name, value)


def is_rebound(function: Function, name: str) -> bool:
    """Whether anything inside a function gives the name another meaning: assignment, deletion, a nested scope."""
    return any(_binds(node, name) for statement in function.body for node in ast.walk(statement))


def _binds(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.Name):
        return node.id == name and not isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.arg):
        return node.arg == name
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return any((alias.asname or alias.name.partition(".")[0]) == name for alias in node.names)
    if isinstance(node, (ast.Global, ast.Nonlocal)):
        return name in node.names
    if isinstance(node, ast.MatchMapping):
        return node.rest == name
    named = (
        ast.FunctionDef,
        ast.AsyncFunctionDef,
        ast.ClassDef,
        ast.ExceptHandler,
        ast.MatchAs,
        ast.MatchStar,
    )
    return isinstance(node, named) and node.name == name


def _mentions(statement: ast.stmt, name: str) -> bool:
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and node.id == name:
            return True
        if isinstance(node, (ast.Global, ast.Nonlocal)) and name in node.names:
            return True
    return False


def _is_shown_by_name(plan: AppPlan, name: str) -> bool:
    """``f"{prompt=}"`` prints the name itself."""
    assert plan.file.predictor is not None
    source = plan.file.module.source(plan.file.predictor.endpoint)
    return re.search(rf"\{{\s*{re.escape(name)}\s*=", source) is not None
