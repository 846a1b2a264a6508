"""The values of ``choices=``, where they can be known without running anything."""

from __future__ import annotations

import ast

from ..source.constants import NotConstant, constant_value
from ..source.literals import literal
from .inputs import InputParameter


def literal_choices(parameter: InputParameter) -> tuple[str, ...] | None:
    """The source of each choice, where all are known and are what Cog takes for the annotation.

    Cog 0.9 refuses choices that are no strings for a ``str``, and makes integers of those of an ``int``
    (``enum.IntEnum``).
    """
    node = parameter.choices
    wanted = {"str": str, "int": int}.get(parameter.type.kind)
    if node is None or wanted is None:
        return None
    try:
        value = constant_value(parameter.module, node)
        values = list(value) if isinstance(value, (list, tuple, dict, range)) else []
        values = list(dict.fromkeys(int(one) for one in values)) if wanted is int else values
    except (NotConstant, TypeError, ValueError):
        return None
    if not values or not all(type(one) is wanted for one in values):
        return None
    written = node.elts if isinstance(node, (ast.List, ast.Tuple)) and parameter.declaration is None else []
    if len(written) == len(values) and all(
        isinstance(one, ast.Constant) and type(one.value) is wanted for one in written
    ):
        return tuple(parameter.module.source(one) for one in written)
    return tuple(literal(one) for one in dict.fromkeys(values))
