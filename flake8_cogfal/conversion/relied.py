"""What the code uses that no package of pip brings: commands, and libraries of the system.

Cog's base image has them without a word in cog.yaml (pkg/dockerfile/base.go, since 0.9.13 for every project).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence

from ..fal.debian import COMMANDS, LIBRARIES, PROGRAMS
from ..project.installs import RUNNERS
from ..project.project import PythonFile
from ..source.module import PythonModule

PGET = "pget"
"""Replicate's program for downloads: no package, and on every machine of Replicate's."""
STARTERS = RUNNERS | {"asyncio.create_subprocess_exec", "asyncio.create_subprocess_shell", "shutil.which"}

_COMMAND_START = re.compile(r"(?:^|[;&|(]|\bsudo\b)\s*(?:\w+=\S+\s+)*([\w./-]+)")
_WORD_START = r"(?:^|[;&|(`]|&&|\bsudo\b|\bxargs\b|\b\w+=\S+)\s*"


def relied_on(file: PythonFile, packages: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """What a file, and the modules that it reaches, rely on: reasons in words, each with names of apt packages.

    ``packages`` are the requirements. ``pget`` stands for itself, without a package.
    """
    found: dict[str, tuple[str, ...]] = {}
    for command, place in commands_of(file):
        if command in PROGRAMS:
            found.setdefault(f"{place} runs {command}", PROGRAMS[command])
    names = {_name(one): one for one in packages}
    imported = {one.root for module in (file.module, *file.reached) for one in module.imports}
    for library in LIBRARIES:
        if library.is_needed(names, imported):
            found.setdefault(f"{library.why} needs {', '.join(library.packages)}", library.packages)
    seen: set[tuple[str, ...]] = set()
    return {why: own for why, own in found.items() if not (own in seen or seen.add(own))}  # type: ignore[func-returns-value]


def uses_pget(file: PythonFile) -> str | None:
    """Where the code runs pget, as ``path:line``; None where it does not."""
    return next((place for command, place in commands_of(file) if command == PGET), None)


def commands_of(file: PythonFile) -> Iterator[tuple[str, str]]:
    """The programs that a file, and the modules that it reaches, start: name and ``path:line``, as often as they do."""
    for module in (file.module, *file.reached):
        for node in module.every(ast.Call):
            if node.args and (module.qualified(node.func) or "") in STARTERS:
                for command in _commands(module, node.args[0]):
                    yield command.rpartition("/")[2], f"{module.path}:{node.lineno}"


def packages_of_commands(commands: Iterable[str]) -> list[str]:
    """The apt packages that commands of a build need."""
    text = "\n".join(commands)
    found: list[str] = []
    for word, packages in COMMANDS.items():
        if re.search(rf"{_WORD_START}{re.escape(word)}(?=\s|$)", text, re.MULTILINE):
            found += packages
    return found


def _commands(module: PythonModule, node: ast.expr, depth: int = 3) -> Iterator[str]:
    """The programs that a command names: a list, a string, or variables that hold one."""
    if isinstance(node, (ast.List, ast.Tuple)) and node.elts:
        first = node.elts[0]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _COMMAND_START.findall(node.value)
    elif isinstance(node, ast.JoinedStr) and node.values:
        text = "".join(str(one.value) if isinstance(one, ast.Constant) else "…" for one in node.values)
        yield from _COMMAND_START.findall(text)
    elif isinstance(node, ast.BinOp):
        yield from _commands(module, node.left, depth)
    elif isinstance(node, ast.Call):
        inner = node.func.value if isinstance(node.func, ast.Attribute) else None
        name = module.qualified(node.func) or ""
        if name == "shlex.split" and node.args:
            yield from _commands(module, node.args[0], depth)
        elif (
            inner is not None
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("split", "format")
        ):
            yield from _commands(module, inner, depth)
    elif isinstance(node, ast.Name) and depth:
        for value in _values(module, node.id):
            yield from _commands(module, value, depth - 1)


def _values(module: PythonModule, name: str) -> Iterator[ast.expr]:
    for node in module.every(ast.Assign):
        if any(isinstance(target, ast.Name) and target.id == name for target in node.targets):
            yield node.value


def _name(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9][\w.-]*(?![\w.-]*[:/+])", requirement)
    return re.sub(r"[-_.]+", "-", match[0]).lower() if match else requirement
