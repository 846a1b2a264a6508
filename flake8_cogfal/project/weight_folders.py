"""Folders beside the code that are filled with weights when the app runs.

Replicate's runners keep what ``setup()`` downloads for their own life, and fal's do: what lies below ``/data`` all runners of
an account share, and it stays (https://docs.fal.ai/serverless/development/use-persistent-storage).
"""

from __future__ import annotations

import ast
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from ..source.module import Function, PythonModule
from ..source.tree import Tree
from ..source.walking import walk
from .installs import DOWNLOAD_COMMAND, downloads

VARIABLES = frozenset(
    {
        "HF_DATASETS_CACHE", "HF_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "TORCH_HOME", "TRANSFORMERS_CACHE",
        "XDG_CACHE_HOME",
    }
)  # fmt: skip
KEYWORDS = frozenset({"cache_dir", "local_dir"})
WORKING_FOLDER = "/src/"


@dataclass(frozen=True)
class WeightFolder:
    """The string that names such a folder, and the path in it, relative to the folder that the app starts in."""

    literal: ast.Constant
    path: str


def weight_folders(module: PythonModule, tree: Tree) -> Iterator[WeightFolder]:
    """The folders that the file names once and fills: with ``cache_dir``, ``HF_HOME`` and the like, or a download.

    None that the project has files in, and none whose name is used for something else as well.
    """
    filled = list(_filled(module))
    seen: set[str] = set()
    for node in filled:
        name = node.id if isinstance(node, ast.Name) else ""
        literal = _constant(module, name) if name else node
        if (
            not isinstance(literal, ast.Constant)
            or not isinstance(literal.value, str)
            or literal.value in seen
        ):
            continue
        seen.add(literal.value)
        path = _relative(literal.value)
        if (
            path
            and not tree.exists(path)
            and not tree.holds_files(path)
            and _stands_alone(module, literal, name)
        ):
            yield WeightFolder(literal, path)


def _filled(module: PythonModule) -> Iterator[ast.expr]:
    """The expressions that name a folder to fill."""
    loaders = {name for name, one in module.functions.items() if _loads(module, one)}
    for node in module.every(ast.Assign):
        if isinstance(target := node.targets[0], ast.Subscript):
            key = target.slice.value if isinstance(target.slice, ast.Constant) else None
            if key in VARIABLES and module.qualified(target.value) == "os.environ":
                yield node.value
    for call in module.every(ast.Call):
        if _is_there_already(call):
            continue
        yield from (one.value for one in call.keywords if one.arg in KEYWORDS)
        if isinstance(call.func, ast.Name) and call.func.id in loaders:
            yield from (one for one in call.args if isinstance(one, ast.Name))
            yield from (one.value for one in call.keywords if isinstance(one.value, ast.Name))


def _is_there_already(call: ast.Call) -> bool:
    """``local_files_only=True``: the weights came with the image."""
    given = (one.value for one in call.keywords if one.arg == "local_files_only")
    return any(isinstance(one, ast.Constant) and one.value is True for one in given)


def _loads(module: PythonModule, function: Function) -> bool:
    return any(downloads(module, statement) for statement in function.body) or any(
        isinstance(node, ast.List) and node.elts and _is_download(node.elts[0]) for node in walk(function)
    )


def _is_download(program: ast.expr) -> bool:
    """Whether the first word of a command is a program that downloads: ``["pget", "-x", url, folder]``."""
    return isinstance(program, ast.Constant) and bool(DOWNLOAD_COMMAND.fullmatch(str(program.value)))


def _constant(module: PythonModule, name: str) -> ast.expr | None:
    """What a module-level name stands for that is bound once in the file."""
    statements = module.top_level_bindings.get(name, ())
    only = statements[0] if len(statements) == 1 else None
    return only.value if isinstance(only, ast.Assign) and not module.is_changed(name, ()) else None


def _relative(written: str) -> str:
    """A path below the folder that Cog starts in; empty for any other."""
    path = written.removeprefix(WORKING_FOLDER)
    if not path or "://" in path or path.startswith(("/", "~")):
        return ""
    path = posixpath.normpath(path)
    return "" if path == "." or path.startswith("..") else path


def _stands_alone(module: PythonModule, literal: ast.Constant, name: str) -> bool:
    """Whether nothing but paths are made of the folder's name, and no other string of the file holds it."""
    path = _relative(str(literal.value))
    if not name:
        same = (node for node in module.every(ast.Constant) if isinstance(node.value, str))
        return sum(path in str(node.value) for node in same) == 1
    for node in module.nodes:
        if isinstance(node, ast.JoinedStr):
            parts: list[ast.expr] = node.values
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            parts = [node.left, node.right]
        else:
            continue
        if any(_mentions(part, name) for part in parts[1:]):
            return False
    return True


def _mentions(node: ast.expr, name: str) -> bool:
    return any(isinstance(one, ast.Name) and one.id == name for one in walk(node))
