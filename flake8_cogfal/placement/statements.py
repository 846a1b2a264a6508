"""What a statement of a module's body is and does: defines, acts on the machine that runs it, reads, binds."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from symtable import SymbolTable, symtable

from ..source.module import Function, PythonModule, methods
from ..source.standard_modules import READS_THE_MACHINE
from ..source.walking import children, walk


def acts(module: PythonModule, statement: ast.stmt) -> bool:
    """Whether the statement does something on the machine that runs it, or asks that machine something."""
    if is_type_checking(statement):
        return False
    nested = walk(statement) if isinstance(statement, BLOCKS) else [statement]
    return any(_acts_itself(module, one) for one in nested if isinstance(one, ast.stmt))


def _acts_itself(module: PythonModule, statement: ast.stmt) -> bool:
    """``acts`` without the statements of a block: each of those is asked once, however deep it stands."""
    if isinstance(statement, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        if statement.value is not None and any(_is_foreign(module, target) for target in targets):
            return True
        return statement.value is not None and asks_the_machine(module, statement.value)
    if isinstance(statement, ast.Expr):
        return not isinstance(statement.value, ast.Constant) and not _fills_a_container(
            module, statement.value
        )
    if isinstance(statement, BLOCKS):
        return not is_type_checking(statement) and any(
            asks_the_machine(module, one) for one in _conditions(statement)
        )
    return isinstance(statement, ast.With) or (
        isinstance(statement, ast.Assert) and asks_the_machine(module, statement.test)
    )


BLOCKS = (ast.If, ast.For, ast.While, ast.Try, ast.Match)


def _conditions(statement: ast.stmt) -> Iterator[ast.expr]:
    """What a block asks before it runs."""
    for name in ("test", "iter", "subject"):
        condition = getattr(statement, name, None)
        if isinstance(condition, ast.expr):
            yield condition


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
        and not asks_the_machine(module, value)
    )


def asks_the_machine(module: PythonModule, value: ast.AST) -> bool:
    """Whether an expression reads something of the machine, also in the functions of this file that it calls."""
    called: set[str] = set()
    pending = [value]
    while pending:
        for node in walk(pending.pop()):
            if isinstance(node, ast.Call):
                name = module.qualified(node.func) or ""
                if name in READS_THE_MACHINE or name.endswith((".parse_args", ".parse_known_args")):
                    return True
                if name not in called:
                    called.add(name)
                    pending += _run_by_calling(module, name)
            if isinstance(node, ast.Subscript) and module.qualified(node.value) == "os.environ":
                return True
    return False


def _run_by_calling(module: PythonModule, name: str) -> Iterator[Function]:
    """The functions of this file that run where a name is called: itself, or what makes an instance of the class."""
    if name in module.functions:
        yield module.functions[name]
    elif name in module.classes:
        yield from (one for one in methods(module.classes[name]) if one.name in CONSTRUCTORS)


CONSTRUCTORS = ("__new__", "__init__", "__post_init__")


def is_main_guard(statement: ast.stmt) -> bool:
    """``if __name__ == "__main__":``"""
    return isinstance(statement, ast.If) and "__name__" in names_read(statement.test)


def script_functions(module: PythonModule) -> frozenset[str]:
    """Functions of the file that nothing calls but its ``__main__`` block, directly or through each other."""
    guards = [one for one in module.tree.body if is_main_guard(one)]
    found: frozenset[str] = frozenset()
    while True:
        allowed = {
            id(node) for part in [*guards, *(module.functions[name] for name in found)] for node in walk(part)
        }
        elsewhere = {node.id for node in module.every(ast.Name) if id(node) not in allowed}
        mentioned = {node.id for part in guards for node in walk(part) if isinstance(node, ast.Name)}
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
        for node in walk(statement.test)
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
        ),
    )


def is_docstring(statement: ast.stmt) -> bool:
    """A string on its own."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


SCOPES = (
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
)


def names_read(node: ast.AST) -> frozenset[str]:
    """The names that a node reads in the scope where it stands, now or in the functions that it makes."""
    nodes = walk(node)
    names = frozenset(one.id for one in nodes if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load))
    if not names or not any(isinstance(one, SCOPES) for one in nodes):
        return names
    try:
        return names & _looked_up(symtable(ast.unparse(node), "", "exec"))
    except SyntaxError:  # what stands in a function only
        return names


def _looked_up(table: SymbolTable) -> frozenset[str]:
    """Names that a module's table, or one of the scopes in it, looks up in the module."""
    is_module = table.get_type() == "module"
    own = {
        one.get_name()
        for one in table.get_symbols()
        if one.is_referenced() and (is_module or one.is_global())
    }
    return frozenset(own).union(*map(_looked_up, table.get_children()))


def names_called(module: PythonModule, node: ast.AST) -> frozenset[str]:
    """Names of this file's functions and classes that a node may call when it runs: those that stand in a call."""
    pending: list[ast.AST] = [node]
    found: set[str] = set()
    while pending:
        one = pending.pop()
        if isinstance(one, ast.Call):
            found |= names_read(one) & (module.functions.keys() | module.classes.keys())
        elif not isinstance(one, (ast.Lambda, ast.FunctionDef, ast.AsyncFunctionDef)):
            pending.extend(children(one))
    return frozenset(found)


def yields(function: Function) -> bool:
    """Whether a function, or one nested in it, is a generator."""
    return any(isinstance(node, (ast.Yield, ast.YieldFrom)) for node in walk(function))


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
        pending[:0] = children(node)


def names_deleted(statement: ast.AST) -> frozenset[str]:
    """Names that ``del`` takes from the module."""
    targets = statement.targets if isinstance(statement, ast.Delete) else ()
    return frozenset(one.id for one in targets if isinstance(one, ast.Name))


def methods_named(module: PythonModule, cls: ast.ClassDef, names: set[str]) -> Iterator[Function]:
    """The methods of these names that a class has, from itself or from a base in this file."""
    pending, seen = [cls], {cls.name}
    while pending:
        current = pending.pop()
        yield from (one for one in methods(current) if one.name in names)
        for base in current.bases:
            if isinstance(base, ast.Name) and base.id in module.classes and base.id not in seen:
                seen.add(base.id)
                pending.append(module.classes[base.id])


def names_in_text(module: PythonModule, node: ast.AST, functions: Collection[str]) -> frozenset[str]:
    """Names in the texts that a node hands to one of these functions (``eval``, ``globals``).

    Where what is handed over is no text but a variable, those of every text of the file that may be meant.
    """
    found: set[str] = set()
    if module.called_names.isdisjoint(functions):
        return frozenset()
    keys = {id(one.value): one.slice for one in walk(node) if isinstance(one, ast.Subscript)}
    for call in walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in functions:
            asked = [*call.args, *([keys[id(call)]] if id(call) in keys else [])]
            is_written = bool(asked) and all(isinstance(one, (ast.Constant, ast.JoinedStr)) for one in asked)
            parts: list[ast.AST] = [*asked] if is_written else [module.tree]
            for part in parts:
                found |= _words(part)
    return frozenset(found)


def _words(node: ast.AST) -> set[str]:
    """The names that stand in the texts of a node: alone, or with an attribute."""
    texts = (one.value for one in walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str))
    return {name for text in texts for name in re.findall(r"^\w+$|\b\w+(?=\.\w)", text)}
