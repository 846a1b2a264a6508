"""Plain values as Python source."""

from __future__ import annotations

import ast
import json
import math

from .constants import NotConstant, constant_value
from .module import PythonModule


def literal(value: object) -> str:
    """The source of a plain value: text in double quotes, sets as lists. Raises NotConstant for anything else."""
    if isinstance(value, str):
        text = json.dumps(value, ensure_ascii=False)
        # JSON leaves these as they are; in a source file they would be invisible, or a line of their own.
        return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)
    if value is None or isinstance(value, (bool, int)) or value is ...:
        return repr(value)
    if isinstance(value, float) and math.isfinite(value):
        return repr(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{literal(key)}: {literal(one)}' for key, one in value.items())}}}"
    raise NotConstant


def is_written_out(module: PythonModule, node: ast.expr) -> bool:
    """Whether the value of an expression can stand in a source file in its place."""
    try:
        literal(constant_value(module, node))
    except NotConstant:
        return False
    return True
