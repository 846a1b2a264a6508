"""Walking a tree finds what ``ast.walk`` finds, in its order, but for contexts and operators."""

from __future__ import annotations

import _pydecimal
import argparse
import ast
import ast as syntax
import asyncio.base_events
import inspect
import typing
from types import ModuleType

import pytest

from flake8_cogfal.source.walking import walk

LEFT_OUT = (ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop)
RARE = """
global a, b
{**first, "key": second}
def keywords(one, /, two=1, *, three, four=2, **rest): ...
match value:
    case {"key": [1, *others], **rest} | Point(0, y=None) as point if point: ...
try: ...
except* (OSError, ValueError) as error: f"{error!r:>{width}}"
async def gather():
    nonlocal_ = [await one async for one in many if one not in few]
"""


@pytest.mark.parametrize("module", [_pydecimal, argparse, syntax, asyncio.base_events, typing])
def test_every_node_of_a_module_is_found(module: ModuleType) -> None:
    assert_the_same(ast.parse(inspect.getsource(module)))


def test_every_node_of_rare_statements_is_found() -> None:
    assert_the_same(ast.parse(RARE if hasattr(ast, "TryStar") else RARE.replace("except*", "except")))


def assert_the_same(tree: ast.Module) -> None:
    expected = [node for node in ast.walk(tree) if not isinstance(node, LEFT_OUT)]
    assert walk(tree) == expected
