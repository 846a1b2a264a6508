"""Files of the project that the app names in its code, and weights that it expects to find."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..source.module import PythonModule, once_per_module
from ..source.paths import located, written_path
from ..source.tree import Tree
from ..source.walking import walk
from .search_path import added_paths

WORK_FOLDER = "/src/"  # Cog copies the project there and starts in it
RUNS = re.compile(r"(^|[\s;&|])(python3?|bash|sh|accelerate|torchrun|\./)")
COMMAND_WORD = re.compile(r"[\w./-]+\.(?:py|sh)\b")
STARTS_SCRIPT = re.compile(
    r"\s*(?:\w+=\S+\s+)*(?:python3?|bash|sh|torchrun|accelerate\s+launch)\s+(?:-\w\s+)*([\w./-]+/[\w.-]+\.(?:py|sh))(?=\s|$)"
)
NOTE = re.compile(r"put[ _-].*here\b", re.IGNORECASE)
"""The name of a file that is there to say what belongs beside it."""

INSTALLS_ITSELF = re.compile(r"pip3? install (-\S+ )*-e \.")

READERS = frozenset(
    {
        "open", "os.chdir", "os.listdir", "os.scandir", "os.walk", "shutil.copy",
        "shutil.copy2", "shutil.copyfile", "shutil.copytree", "shutil.move",
    }
)  # fmt: skip
"""Calls that fail, or find nothing, without the file or folder that their first argument names."""

SUBMODULE = re.compile(rb"^\s*path\s*=\s*(\S+)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class NamedFile:
    """A string that names a file or folder of the project. ``path`` is relative to the project's root."""

    node: ast.Constant
    path: str
    absolute: bool
    """Written as ``/src/...``."""


def named_files(module: PythonModule, tree: Tree) -> tuple[NamedFile, ...]:
    """Strings of a file that name something that the project holds, in order."""
    found = []
    for node in strings_of(module):
        text = str(node.value)
        absolute = text.startswith(WORK_FOLDER)
        path = normalised(text[len(WORK_FOLDER) :] if absolute else text)
        if not path or path == module.path:
            continue
        if (_looks_like_file(path) and tree.exists(path)) or (
            _looks_like_folder(text) and tree.holds_files(path)
        ):
            found.append(NamedFile(node, path, absolute))
    found += _scripts_in_commands(module, tree)
    found += _folders_of_fstrings_of(module, tree)
    for more in (_read_by_word(module, tree), _joined_paths(module, tree)):
        known = {one.node for one in found}
        found += [one for one in more if one.node not in known]
    return tuple(sorted(found, key=lambda named: (named.node.lineno, named.node.col_offset)))


def _folders_of_fstrings_of(module: PythonModule, tree: Tree) -> list[NamedFile]:
    """``f"configs/{name}.yaml"``: the folder that a path made of parts begins with."""
    found = []
    for node in module.every(ast.JoinedStr):
        start = node.values[0] if node.values else None
        if not isinstance(start, ast.Constant) or "/" not in str(start.value) or " " in str(start.value):
            continue
        text = str(start.value)
        absolute = text.startswith(WORK_FOLDER)
        folder = normalised((text[len(WORK_FOLDER) :] if absolute else text).rpartition("/")[0])
        if folder and tree.holds_files(folder):
            found.append(NamedFile(start, folder, absolute))
    return found


def _read_by_word(module: PythonModule, tree: Tree) -> list[NamedFile]:
    """``os.listdir("voices")``: one word is a folder where a call reads it."""
    found = []
    for call in module.every(ast.Call):
        if not call.args:
            continue
        reads = module.qualified(call.func) in READERS or (
            isinstance(call.func, ast.Attribute) and call.func.attr == "from_pretrained"
        )
        place = written_path(module, call.args[0]) if reads else None
        path = normalised(str(place.value)) if place is not None else ""
        if place is not None and path and "*" not in path and (tree.exists(path) or tree.holds_files(path)):
            found.append(NamedFile(place, path, False))
    return found


def _joined_paths(module: PythonModule, tree: Tree) -> list[NamedFile]:
    """``os.path.join("configs", "a.yaml")``, ``Path.cwd() / "models"``: found at the last of their strings."""
    found: dict[ast.Constant, NamedFile] = {}
    searched = {part for one, _ in added_paths(module) for part in walk(one)}  # imports are followed there
    for node in module.nodes:  # outer nodes come first: the whole path is meant
        if not isinstance(node, (ast.BinOp, ast.Call)) or node in searched:
            continue
        place = located(module, node)
        path = place.in_project if place is not None else None
        if not path or path == module.path or not (tree.exists(path) or tree.holds_files(path)):
            continue
        strings = [one for one in walk(node) if isinstance(one, ast.Constant)]
        if strings:
            last = max(strings, key=lambda one: (one.lineno, one.col_offset))
            absolute = any((str(one.value) + "/").startswith(WORK_FOLDER) for one in strings)
            found.setdefault(last, NamedFile(last, path, absolute))
    return list(found.values())


def _scripts_in_commands(module: PythonModule, tree: Tree) -> list[NamedFile]:
    """``os.system("python scripts/run.py --fast")``: files among the words of a command, f-strings included."""
    found = []
    for node in strings_of(module, in_f_strings=True):
        text = str(node.value)
        words = COMMAND_WORD.findall(text) if RUNS.search(text) else []
        paths = [path for word in words if tree.exists(path := normalised(word)) and path != module.path]
        if paths or INSTALLS_ITSELF.search(text):
            found.append(NamedFile(node, paths[0] if paths else ".", False))
    return found


@once_per_module
def search_roots(module: PythonModule) -> tuple[str, ...]:
    """Folders of the project that the file puts on ``sys.path``."""
    found = (place.in_project for _, place in added_paths(module) if place is not None)
    return tuple(path for path in dict.fromkeys(found) if path)


def missing_scripts(module: PythonModule, tree: Tree) -> tuple[tuple[ast.Constant, str], ...]:
    """Commands that run a script in a folder, which the project does not hold: ``python ComfyUI/main.py``."""
    found = []
    for node in strings_of(module, in_f_strings=True):
        match = STARTS_SCRIPT.match(str(node.value))
        path = normalised(match.group(1).removeprefix(WORK_FOLDER)) if match else ""
        if path and not tree.exists(path):
            found.append((node, path))
    return tuple(found)


def unfilled_folders(named: Iterable[NamedFile], tree: Tree) -> tuple[NamedFile, ...]:
    """Those of the named folders that hold nothing but a note of what belongs into them."""
    return tuple(
        one
        for one in named
        if tree.holds_files(one.path)
        and all(NOTE.match(path.rpartition("/")[2]) for path, _ in tree.sizes_below((one.path,)))
    )


def missing_submodules(module: PythonModule, tree: Tree) -> tuple[tuple[ast.Constant, str], ...]:
    """Strings that name something in a git submodule that is not checked out, with the submodule's folder."""
    data = tree.read(".gitmodules")
    if data is None:
        return ()
    folders = [one.decode("utf-8", "replace") for one in SUBMODULE.findall(data)]
    missing = [folder for folder in folders if not tree.holds_files(folder)]
    return tuple(
        (node, folder)
        for node in strings_of(module)
        for folder in missing
        if f"{normalised(str(node.value).removeprefix(WORK_FOLDER))}/".startswith(f"{folder}/")
    )


def strings_of(module: PythonModule, *, in_f_strings: bool = False) -> Iterator[ast.Constant]:
    """String constants of the code, without docstrings and arguments of ``Input``; parts of f-strings on request.

    A file name is short and on one line; a command, looked for in f-strings too, may be long.
    """
    for node, is_part in _constants(module):
        text = str(node.value)
        if in_f_strings or (not is_part and 1 < len(text) < 200 and "\n" not in text):
            yield node


@once_per_module
def _constants(module: PythonModule) -> tuple[tuple[ast.Constant, bool], ...]:
    """Every string constant that is not for people, and whether it is a part of an f-string."""
    skipped: set[ast.AST] = set()
    parts: set[ast.AST] = set()
    found = []
    for node in module.nodes:  # outer nodes come first
        if _is_text(module, node):
            skipped.update(walk(node))
        elif isinstance(node, ast.JoinedStr):
            parts.update(walk(node))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in skipped:
            found.append((node, node in parts))
    return tuple(found)


def _is_text(module: PythonModule, node: ast.AST) -> bool:
    """Whether the strings in a node are for people: a docstring, the description of an input."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Call) and _is_input(module, node)


def _is_input(module: PythonModule, call: ast.Call) -> bool:
    return (module.qualified(call.func) or "").rpartition(".")[2] in ("Input", "Field")


def normalised(text: str) -> str:
    if "://" in text or text.startswith(("/", "~", "..")):
        return ""
    while text.startswith("./"):
        text = text[2:]
    text = text.rstrip("/")
    return "" if text == "." else text


def _looks_like_file(path: str) -> bool:
    return "." in path.rpartition("/")[2] and not path.endswith(".")


def _looks_like_folder(text: str) -> bool:
    return "/" in text.rstrip("/") or text.startswith("./")
