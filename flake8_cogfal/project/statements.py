"""What a statement of a module's body is and does: defines, acts on the machine that runs it, reads, binds."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..source.module import Function, PythonModule
from ..source.standard_modules import READS_THE_MACHINE


def acts(module: PythonModule, statement: ast.stmt) -> bool:
    """Whether the statement does something on the machine that runs it, or asks that machine something."""
    if isinstance(statement, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        if any(_is_foreign(module, target) for target in targets):
            return True
        return statement.value is not None and _asks_the_machine(module, statement.value)
    if isinstance(statement, ast.Expr):
        return not isinstance(statement.value, ast.Constant) and not _fills_a_container(
            module, statement.value
        )
    if isinstance(statement, (ast.If, ast.For, ast.While, ast.Try)):
        nested = (one for one in ast.walk(statement) if isinstance(one, ast.stmt) and one is not statement)
        return not is_type_checking(statement) and any(acts(module, one) for one in nested)
    return isinstance(statement, (ast.With, ast.Delete))


def _is_foreign(module: PythonModule, target: ast.expr) -> bool:
    """Whether assigning to the target changes something that is not a variable of this file."""
    while isinstance(target, (ast.Attribute, ast.Subscript)):
        target = target.value
        if isinstance(target, ast.Name):
            return any(one.bound == target.id for one in module.imports)
    return not isinstance(target, (ast.Name, ast.Tuple, ast.List, ast.Starred))


def _fills_a_container(module: PythonModule, value: ast.expr) -> bool:
    """``NAMES.append("x")``: a constant of this file that is still being built."""
    return (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and value.func.attr
        in ("append", "extend", "update", "add", "setdefault", "insert", "remove", "sort", "add_argument")
        and isinstance(value.func.value, ast.Name)
        and not any(one.bound == value.func.value.id for one in module.imports)
        and not _asks_the_machine(module, value)
    )


def _asks_the_machine(module: PythonModule, value: ast.expr) -> bool:
    for node in ast.walk(value):
        if isinstance(node, ast.Call):
            name = module.qualified(node.func) or ""
            if name in READS_THE_MACHINE or name.endswith((".parse_args", ".parse_known_args")):
                return True
        if isinstance(node, ast.Subscript) and module.qualified(node.value) == "os.environ":
            return True
    return False


def is_main_guard(statement: ast.stmt) -> bool:
    """``if __name__ == "__main__":``"""
    return isinstance(statement, ast.If) and "__name__" in names_read(statement.test)


def script_functions(module: PythonModule) -> frozenset[str]:
    """Functions of the file that nothing calls but its ``__main__`` block, directly or through each other."""
    guards = [one for one in module.tree.body if is_main_guard(one)]
    found: frozenset[str] = frozenset()
    while True:
        allowed = {
            id(node)
            for part in [*guards, *(module.functions[name] for name in found)]
            for node in ast.walk(part)
        }
        elsewhere = {
            node.id for node in module.nodes if isinstance(node, ast.Name) and id(node) not in allowed
        }
        mentioned = {node.id for part in guards for node in ast.walk(part) if isinstance(node, ast.Name)}
        mentioned |= {name for one in found for name in names_read(module.functions[one])}
        grown = frozenset(name for name in module.functions if name in mentioned and name not in elsewhere)
        if grown == found:
            return found
        found = grown


def is_type_checking(statement: ast.stmt) -> bool:
    """``if TYPE_CHECKING:``"""
    return isinstance(statement, ast.If) and any(
        (isinstance(node, ast.Name) and node.id == "TYPE_CHECKING")
        or (isinstance(node, ast.Attribute) and node.attr == "TYPE_CHECKING")
        for node in ast.walk(statement.test)
    )


def is_definition(statement: ast.stmt) -> bool:
    """Imports, functions, classes, and what has no effect worth moving."""
    return isinstance(
        statement,
        (
            ast.Import,
            ast.ImportFrom,
            ast.FunctionDef,
            ast.AsyncFunctionDef,
            ast.ClassDef,
            ast.Pass,
            ast.Assert,
        ),
    )


def is_docstring(statement: ast.stmt) -> bool:
    """A string on its own."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def names_read(node: ast.AST) -> frozenset[str]:
    """The names that a node reads, whatever they mean."""
    return frozenset(
        one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)
    )


def yields(function: Function) -> bool:
    """Whether a function, or one nested in it, is a generator."""
    return any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in ast.walk(function))


def names_changed(module: PythonModule, statement: ast.stmt) -> frozenset[str]:
    """The object of this file that a call is made on for its effect: ``parser.add_argument(...)``."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    target = call.func.value if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else None
    is_own = isinstance(target, ast.Name) and all(one.bound != target.id for one in module.imports)
    return frozenset({target.id}) if isinstance(target, ast.Name) and is_own else frozenset()


def names_bound(statement: ast.stmt) -> Iterator[str]:
    """Names that a statement gives to the module."""
    pending: list[ast.AST] = [statement]
    while pending:
        node = pending.pop(0)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
            continue
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            continue
        pending[:0] = list(ast.iter_child_nodes(node))
