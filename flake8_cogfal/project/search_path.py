"""Where code changes the search path of Python: ``sys.path`` and what sets it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from ..source.module import PythonModule, once_per_module
from ..source.paths import Located, located
from ..source.walking import walk

METHODS = frozenset({"append", "extend", "insert", "remove"})
TRACES = re.compile(
    r"\bsys\s*\.\s*path\b|from\s+sys\s+import|import\s[^\n]*\bsys\s+as\b|PYTHONPATH|addsitedir"
)
"""Text without which a file changes nothing: most need not be read for it."""

WORDS = ("sys", "PYTHONPATH", "addsitedir")
"""A faster first look."""

LOOPS = (ast.For, ast.comprehension)


def changes_search_path(module: PythonModule, statement: ast.stmt) -> bool:
    """Whether a statement, or one in it, changes the search path of this process or of those that it starts."""
    return any(_is_change(module, node) for node in walk(statement))


@once_per_module
def added_paths(module: PythonModule) -> tuple[tuple[ast.expr, Located | None], ...]:
    """The expressions that a file puts on the search path, in whatever scope, with the folders that they stand for."""
    if not any(word in module.text for word in WORDS) or not TRACES.search(module.text):
        return ()
    changes = [node for node in module.nodes if _is_change(module, node)]
    found = [one for node in changes for value in _values(node) for one in _single(module, value)]
    return tuple((one, located(module, one)) for one in found)


def _is_change(module: PythonModule, node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        name = module.qualified(node.func) or ""
        if name in ("os.environ.setdefault", "os.putenv", "os.environ.__setitem__"):
            return bool(node.args) and _is_python_path(node.args[0])
        return name == "site.addsitedir" or name in {f"sys.path.{method}" for method in METHODS}
    if isinstance(node, (ast.Assign, ast.AugAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(_is_search_path(module, target) for target in targets)
    return False


def _is_search_path(module: PythonModule, target: ast.expr) -> bool:
    """``sys.path``, ``sys.path[:0]``, ``os.environ["PYTHONPATH"]``"""
    if isinstance(target, ast.Subscript):
        if module.qualified(target.value) == "os.environ":
            return _is_python_path(target.slice)
        target = target.value
    return isinstance(target, ast.Attribute) and module.qualified(target) == "sys.path"


def _is_python_path(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == "PYTHONPATH"


def _values(node: ast.AST) -> Iterator[ast.expr]:
    """What a change puts there: the last argument of a call, an assigned value."""
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr == "remove":
            return
        yield from node.args[-1:]
    elif isinstance(node, (ast.Assign, ast.AugAssign)):
        yield node.value


def _single(module: PythonModule, value: ast.expr) -> Iterator[ast.expr]:
    """The paths of a list (or of what is added to one), the values of a loop's variable; else the value itself."""
    if isinstance(value, (ast.List, ast.Tuple)):
        for part in value.elts:
            yield from _single(module, part)
    elif isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add) and located(module, value) is None:
        for side in (value.left, value.right):
            if not (isinstance(side, ast.Attribute) and module.qualified(side) == "sys.path"):
                yield from _single(module, side)
    elif isinstance(value, ast.Name) and (loop := _loop_over(module, value.id)) is not None:
        yield from _single(module, loop)
    else:
        yield value


def _loop_over(module: PythonModule, name: str) -> ast.expr | None:
    """The list that a loop gives to a variable one by one: ``for folder in ("a", "b"):``"""
    loops = [
        node.iter
        for node in module.nodes
        if isinstance(node, LOOPS) and isinstance(node.target, ast.Name) and node.target.id == name
    ]
    return loops[0] if len(loops) == 1 and isinstance(loops[0], (ast.List, ast.Tuple)) else None
