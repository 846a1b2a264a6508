"""The texts of a project that speak of its models: the code that runs, without what only people read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..project.project import PythonFile
from ..source.module import PythonModule, once_per_module
from ..source.tree import Tree
from .words import spelled

LARGEST_BYTES = 60_000
"""Longer files are model zoos and generated code."""

_STRING_OR_COMMENT = re.compile(
    r"""(\"{3}|'{3})(?:\\.|.)*?\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\#[^\n]*""", re.DOTALL
)

SCRIPT_NAMES = ("download", "weights", "fetch", "get_model", "get-model", "cache", "install")
SCRIPT_FOLDERS = ("script", "scripts")
SCRIPT_SUFFIXES = (".py", ".sh")


@dataclass(frozen=True)
class Text:
    """The lines of a file that count, by 1-based number; ``module`` is its syntax tree, where it is Python."""

    path: str
    lines: tuple[tuple[int, str], ...]
    module: PythonModule | None = None

    @cached_property
    def spelled_lines(self) -> tuple[tuple[int, str, str], ...]:
        """Number, line, and the line as words."""
        return tuple((number, line, spelled(line)) for number, line in self.lines)

    @cached_property
    def spelled(self) -> str:
        """All of it as words."""
        return "".join(words for _, _, words in self.spelled_lines)

    @cached_property
    def rows(self) -> Mapping[str, tuple[int, ...]]:
        """For each word, where it stands in ``spelled_lines``."""
        found: dict[str, list[int]] = {}
        for row, (_, _, words) in enumerate(self.spelled_lines):
            for word in set(words.split()):
                found.setdefault(word, []).append(row)
        return {word: tuple(rows) for word, rows in found.items()}

    @cached_property
    def joined(self) -> str:
        """All of it as written."""
        return "\n".join(line for _, line in self.lines)


@once_per_module
def text_of(module: PythonModule) -> Text:
    """A Python file without its comments and docstrings."""
    lines = list(module.lines)
    for node in module.nodes:
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                for number in range(first.lineno, (first.end_lineno or first.lineno) + 1):
                    lines[number - 1] = ""
    for number, column in _comments(module.text):
        lines[number - 1] = lines[number - 1][:column]
    return Text(module.path, _numbered(lines), module)


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """1-based lines and 0-based columns at which comments start; the tokenizer of Python 3.11 takes ten times as long."""
    number, start = 1, 0
    for match in _STRING_OR_COMMENT.finditer(text):
        if match[0].startswith("#"):
            number += text.count("\n", start, match.start())
            start = match.start()
            yield number, start - text.rfind("\n", 0, start) - 1


def plain_text(tree: Tree, path: str) -> Text | None:
    """A script or a YAML file without the lines that are comments; None where there is no such file."""
    text = _read(tree, path)
    if text is None:
        return None
    lines = (line.partition(" #")[0] for line in text.split("\n"))
    return Text(path, _numbered("" if line.lstrip().startswith("#") else line for line in lines))


def document(tree: Tree, path: str, characters: int | None = None) -> Text | None:
    """A document for people, as it stands; its beginning only where ``characters`` says how much of it."""
    text = _read(tree, path)
    return Text(path, _numbered(text[:characters].split("\n"))) if text is not None else None


def texts_of_app(file: PythonFile) -> tuple[Text, ...]:
    """The app file, the modules beside it that it reaches, the scripts that fetch its weights, and cog.yaml."""
    folder = _folder(file.path)
    beside = [one for one in file.reached if _folder(one.path) == folder]
    found = [text_of(one) for one in (file.module, *_short(beside))]
    seen = {one.path for one in found}
    for path in _scripts(file.project.tree, folder):
        module = file.project.module_at(path) if path.endswith(".py") else None
        text = text_of(module) if module is not None else plain_text(file.project.tree, path)
        if path not in seen and text is not None:
            found.append(text)
    configuration = file.project.configuration_path
    text = plain_text(file.project.tree, configuration) if configuration else None
    return (*found, text) if text is not None else tuple(found)


def texts_behind_app(file: PythonFile) -> tuple[Text, ...]:
    """The other modules that the app reaches: packages of the project's own, and copies of others'."""
    folder = _folder(file.path)
    behind = (one for one in file.reached if _folder(one.path) != folder)
    return tuple(text_of(one) for one in _short(behind))


def _short(modules: Iterable[PythonModule]) -> Iterator[PythonModule]:
    return (one for one in modules if len(one.text) < LARGEST_BYTES)


def _scripts(tree: Tree, folder: str) -> Iterator[str]:
    for place in dict.fromkeys(("", folder, *SCRIPT_FOLDERS)):
        for path in tree.names_in(place):
            name = path.rpartition("/")[2]
            is_script = name.endswith(SCRIPT_SUFFIXES) or (place in SCRIPT_FOLDERS and "." not in name)
            if is_script and any(one in name.lower() for one in SCRIPT_NAMES):
                yield path


def _read(tree: Tree, path: str) -> str | None:
    try:
        data = tree.read(path)
    except OSError:
        return None
    if data is None or len(data) > LARGEST_BYTES or b"\0" in data:
        return None
    return data.decode("utf-8-sig", "replace")


def _numbered(lines: Iterable[str]) -> tuple[tuple[int, str], ...]:
    return tuple((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
