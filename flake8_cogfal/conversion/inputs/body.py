"""How the body of an endpoint reads an input: as a field, or from a local variable."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator

from ...cog.inputs import InputParameter
from ...fixing.edits import LINE_LENGTH, AddImport, BindFirst, Edit, InsertBefore, SubstituteName
from ...fixing.places import place_of
from ...source.module import Function
from ...source.walking import walk
from ..plan import AppPlan

FIRST = -1_000
"""Values are checked before anything is downloaded."""


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
    return any(_binds(node, name) for statement in function.body for node in walk(statement))


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
    for node in walk(statement):
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


def check_choices(parameter: InputParameter, field: str, plan: AppPlan) -> Iterator[Edit]:
    """Refuse what is not among computed choices, as Cog does, with the error that fal gives for a bad field."""
    choices = parameter.choices
    if choices is None or choices not in plan.file.computed:
        return
    value = f"{plan.parameter}.{field}"
    condition = f"{value} not in {at_run_time(choices, plan)}"
    is_computed = parameter.default_value in plan.file.computed  # then None stands for leaving it out
    if parameter.type.is_optional or parameter.is_none_by_default or is_computed:
        condition = f"{value} is not None and {condition}"
    refusal = f'raise FieldException("{field}", f"{{{value}!r}} is not one of its choices")'
    yield AddImport(plan.path, "from fal.exceptions import FieldException")
    yield BindFirst(plan.path, plan.endpoint, f"if {condition}:\n    {refusal}", FIRST + parameter.order)


def compute_default(parameter: InputParameter, field: str, default: ast.expr, plan: AppPlan) -> Edit:
    """A local variable with the value of the request, else with a default that is computed on the runner."""
    value = f"{plan.parameter}.{field}"
    otherwise = at_run_time(default, plan)
    code = f"{parameter.name} = {value} if {value} is not None else {otherwise}"
    if len(code) + 12 > LINE_LENGTH:
        code = f"{parameter.name} = (\n    {value}\n    if {value} is not None\n    else {otherwise}\n)"
    return BindFirst(plan.path, plan.endpoint, code, parameter.order)


def at_run_time(expression: ast.expr, plan: AppPlan) -> str:
    """An expression of the signature as the endpoint reads it: constants that are attributes by now, in parentheses."""
    placement = plan.file.placement
    attributes = {
        moved.binds[0]: f"self.{moved.attribute}"
        for moved in (placement.moved if placement else ())
        if moved.attribute
    }
    source = plan.file.module.source(expression)
    if "\n" in source or any(isinstance(one, ast.Name) and one.id in attributes for one in walk(expression)):
        source = ast.unparse(_Renamed(attributes).visit(copy.deepcopy(expression)))
    loose = isinstance(expression, (ast.IfExp, ast.BoolOp, ast.Compare, ast.Lambda))
    return f"({source})" if loose else source


class _Renamed(ast.NodeTransformer):
    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.parse(self.names.get(node.id, node.id), mode="eval").body
