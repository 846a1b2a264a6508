"""Values of expressions over literals and the constants of a file, computed without running anything."""

from __future__ import annotations

import ast

from .module import PythonModule

DEPTH = 20


class NotConstant(Exception):
    """The value depends on more than literals and constants of this file."""


def constant_value(module: PythonModule, node: ast.expr, depth: int = DEPTH) -> object:
    """The value of an expression: literals, names bound once to such an expression, ``D.keys()``, ``list(X)``,
    ``sorted(X)``, ``A + B``. Raises NotConstant for anything else.
    """
    if depth == 0:
        raise NotConstant

    def value_of(part: ast.expr) -> object:
        return constant_value(module, part, depth - 1)

    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        number = value_of(node.operand)
        if isinstance(number, (int, float)):
            return -number
    if isinstance(node, ast.List):
        return [value_of(one) for one in node.elts]
    if isinstance(node, ast.Tuple):
        return tuple(value_of(one) for one in node.elts)
    if isinstance(node, ast.Dict):
        return _dictionary(module, node, depth)
    if isinstance(node, ast.Name):
        return value_of(_definition(module, node.id))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return _sum(value_of(node.left), value_of(node.right))
    if isinstance(node, ast.Call) and not node.keywords:
        return _call(module, node, depth)
    raise NotConstant


def _definition(module: PythonModule, name: str) -> ast.expr:
    """The expression that a name of the module's body is bound to, once and for all."""
    bindings = [node for node in ast.walk(module.tree) if isinstance(node, ast.Name) and node.id == name]
    stores = [node for node in bindings if not isinstance(node.ctx, ast.Load)]
    values = [
        statement.value
        for statement in module.tree.body
        if isinstance(statement, (ast.Assign, ast.AnnAssign))
        and statement.value is not None
        and any(
            isinstance(target, ast.Name) and target.id == name
            for target in (statement.targets if isinstance(statement, ast.Assign) else [statement.target])
        )
    ]
    if len(stores) != 1 or len(values) != 1 or _is_changed(module, name):
        raise NotConstant
    return values[0]


def _is_changed(module: PythonModule, name: str) -> bool:
    """Whether the file changes the object behind a name: ``D[k] = v``, ``D.update(...)``, ``L.append(...)``."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            if isinstance(node.value, ast.Name) and node.value.id == name:
                return True
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            changing = node.func.attr not in ("keys", "values", "items", "get", "copy", "index", "count")
            if changing and isinstance(node.func.value, ast.Name) and node.func.value.id == name:
                return True
    return False


def _dictionary(module: PythonModule, node: ast.Dict, depth: int) -> dict[object, ast.expr]:
    """A dictionary display: keys by value, values as expressions (they may be anything)."""
    found: dict[object, ast.expr] = {}
    for key, value in zip(node.keys, node.values, strict=True):
        if key is None:
            raise NotConstant
        name = constant_value(module, key, depth - 1)
        if not isinstance(name, (str, int, float, bool, type(None))):
            raise NotConstant
        found[name] = value
    return found


def _sum(left: object, right: object) -> object:
    if isinstance(left, list) and isinstance(right, list):
        return left + right
    if isinstance(left, tuple) and isinstance(right, tuple):
        return left + right
    if isinstance(left, str) and isinstance(right, str):
        return left + right
    raise NotConstant


def _call(module: PythonModule, node: ast.Call, depth: int) -> object:
    function = node.func
    if isinstance(function, ast.Attribute) and not node.args and function.attr in ("keys", "values"):
        table = constant_value(module, function.value, depth - 1)
        if isinstance(table, dict):
            if function.attr == "keys":
                return list(table)
            return [constant_value(module, value, depth - 1) for value in table.values()]
    if isinstance(function, ast.Name) and len(node.args) == 1 and function.id in ("list", "tuple", "sorted"):
        if function.id in module.bound_names:
            raise NotConstant
        value = constant_value(module, node.args[0], depth - 1)
        if isinstance(value, (list, tuple, dict)):
            members = list(value)
            if function.id == "sorted":
                if not all(isinstance(one, str) for one in members):
                    raise NotConstant
                return sorted(members, key=str)
            return members if function.id == "list" else tuple(members)
    raise NotConstant
