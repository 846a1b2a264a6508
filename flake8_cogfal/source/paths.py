"""Paths that code writes down or joins from where its own file stands, computed without running anything."""

from __future__ import annotations

import ast
import posixpath
from collections import Counter
from dataclasses import dataclass

from .module import PythonModule, once_per_module

WORK_FOLDER = "/src"
"""Cog copies the project there and starts in it (pkg/dockerfile: ``WORKDIR /src``, ``COPY . /src``)."""

PATH_CLASSES = frozenset(
    {"cog.Path", "pathlib.Path", "pathlib.PosixPath", "pathlib.PurePath", "pathlib.PurePosixPath"}
)
SAME_PLACE = frozenset({"os.path.abspath", "os.path.realpath", "os.path.normpath", "os.fspath", "str"})
SAME_PLACE_METHODS = frozenset({"absolute", "resolve"})
WORKING_FOLDER = frozenset({"os.getcwd", *(f"{name}.cwd" for name in PATH_CLASSES)})
DEPTH = 20


@dataclass(frozen=True)
class Located:
    """A path as Cog has it: absolute, or relative to the working folder. ``is_object``: a pathlib.Path, not a string."""

    path: str
    is_object: bool = False

    @property
    def absolute(self) -> str:
        """From the root, without ``.`` and ``..``."""
        return posixpath.normpath(posixpath.join(WORK_FOLDER, self.path))

    @property
    def in_project(self) -> str | None:
        """Relative to the project's root (``""`` for the root itself); None outside of it."""
        if self.absolute == WORK_FOLDER:
            return ""
        inside = self.absolute.startswith(f"{WORK_FOLDER}/")
        return self.absolute.removeprefix(f"{WORK_FOLDER}/") if inside else None


def located(module: PythonModule, node: ast.expr, depth: int = DEPTH) -> Located | None:
    """The path that an expression stands for; None where it cannot be known."""
    if depth == 0:
        return None
    if isinstance(node, ast.Constant):
        return Located(node.value) if isinstance(node.value, str) else None
    if isinstance(node, ast.Name):
        if node.id == "__file__":
            return Located(f"{WORK_FOLDER}/{module.path}")
        value = _values(module).get(node.id)
        return located(module, value, depth - 1) if value is not None else None
    if isinstance(node, ast.JoinedStr):
        return _formatted(module, node, depth)
    if isinstance(node, ast.Call):
        return _called(module, node, depth)
    if isinstance(node, ast.Attribute) and node.attr == "parent":
        return _above(located(module, node.value, depth - 1), 1)
    if isinstance(node, ast.Subscript):
        return _item(module, node, depth)
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Div, ast.Add)):
        return _combined(module, node, depth)
    return None


def only_value(module: PythonModule, node: ast.expr) -> ast.expr:
    """What the only assignment of a name gives it; any other expression as it is."""
    return _values(module).get(node.id, node) if isinstance(node, ast.Name) else node


def written_path(module: PythonModule, node: ast.expr) -> ast.Constant | None:
    """The string that is a path, or that the only assignment of a name gives it."""
    node = only_value(module, node)
    return node if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _formatted(module: PythonModule, node: ast.JoinedStr, depth: int) -> Located | None:
    """``f"{HERE}/models"``, with nothing but paths in the braces."""
    parts = [
        located(module, one.value, depth - 1)
        if isinstance(one, ast.FormattedValue) and one.conversion == -1 and one.format_spec is None
        else located(module, one, depth - 1)
        for one in node.values
    ]
    known = [one.path for one in parts if one is not None]
    return Located("".join(known)) if len(known) == len(parts) else None


def _called(module: PythonModule, call: ast.Call, depth: int) -> Located | None:
    name = module.qualified(call.func) or ""
    if call.keywords:
        return None
    if name in WORKING_FOLDER and not call.args:
        return Located(WORK_FOLDER, name != "os.getcwd")
    if isinstance(call.func, ast.Attribute) and call.func.attr in SAME_PLACE_METHODS and not call.args:
        return located(module, call.func.value, depth - 1)
    parts = [located(module, one, depth - 1) for one in call.args]
    known = [one for one in parts if one is not None]
    if not known or len(known) != len(parts):
        return None
    if name in PATH_CLASSES or name == "os.path.join":
        return Located(posixpath.join(*(one.path for one in known)), name in PATH_CLASSES)
    if len(known) == 1 and name == "os.path.dirname":
        return Located(posixpath.dirname(known[0].path))
    if len(known) == 1 and name in SAME_PLACE:
        path = known[0].path if name in ("str", "os.fspath") else known[0].absolute
        return Located(path)
    if isinstance(call.func, ast.Attribute) and call.func.attr == "joinpath":
        start = located(module, call.func.value, depth - 1)
        return Located(posixpath.join(start.path, *(one.path for one in known)), True) if start else None
    return None


def _item(module: PythonModule, node: ast.Subscript, depth: int) -> Located | None:
    """``path.parents[1]`` and ``os.path.split(path)[0]``"""
    if isinstance(node.value, ast.Call) and module.qualified(node.value.func) == "os.path.split":
        whole = located(module, node.value.args[0], depth - 1) if len(node.value.args) == 1 else None
        is_first = isinstance(node.slice, ast.Constant) and node.slice.value == 0
        return Located(posixpath.dirname(whole.path)) if whole is not None and is_first else None
    if not (isinstance(node.value, ast.Attribute) and node.value.attr == "parents"):
        return None
    if not (
        isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, int) and node.slice.value >= 0
    ):
        return None
    return _above(located(module, node.value.value, depth - 1), node.slice.value + 1)


def _combined(module: PythonModule, node: ast.BinOp, depth: int) -> Located | None:
    left, right = located(module, node.left, depth - 1), located(module, node.right, depth - 1)
    if left is None or right is None:
        return None
    if isinstance(node.op, ast.Div):
        return (
            Located(posixpath.join(left.path, right.path), True)
            if left.is_object or right.is_object
            else None
        )
    return None if left.is_object or right.is_object else Located(left.path + right.path)


def _above(start: Located | None, steps: int) -> Located | None:
    if start is None or not start.is_object:
        return None
    path = start.path
    for _ in range(steps):
        path = posixpath.dirname(path) or "."
    return Located(path, True)


@once_per_module
def _values(module: PythonModule) -> dict[str, ast.expr]:
    """What the names of a file stand for that it binds once, in whatever scope."""
    times = Counter(node.id for node in module.every(ast.Name) if not isinstance(node.ctx, ast.Load))
    times.update(node.arg for node in module.every(ast.arg))
    return {
        node.targets[0].id: node.value
        for node in module.every(ast.Assign)
        if len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)
        if times[node.targets[0].id] == 1
    }
