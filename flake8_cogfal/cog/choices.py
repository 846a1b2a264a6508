"""The values of ``choices=``, where they can be known without running anything."""

from __future__ import annotations

import ast
import json

from ..source.constants import NotConstant, constant_value
from .inputs import InputParameter


def literal_choices(parameter: InputParameter) -> tuple[str, ...] | None:
    """The source of each choice, where all are strings or integers of the annotation's type and known statically."""
    node = parameter.choices
    wanted = {"str": str, "int": int}.get(parameter.type.kind)
    if node is None or wanted is None:
        return None
    try:
        value = constant_value(parameter.module, node)
    except NotConstant:
        return None
    values = list(value) if isinstance(value, (list, tuple, dict)) else []
    if not values or not all(type(one) is wanted for one in values):
        return None
    if isinstance(node, (ast.List, ast.Tuple)) and all(isinstance(one, ast.Constant) for one in node.elts):
        return tuple(parameter.module.source(one) for one in node.elts)
    return tuple(json.dumps(one, ensure_ascii=False) for one in values)
