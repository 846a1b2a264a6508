"""The files around a model that hold commands: which ones, and what they do with Cog."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ..marks import ignored_codes
from ..source.text import MAXIMUM_BYTES, UnreadableSource, decode_plain
from ..source.tree import SKIPPED_FOLDERS, Tree
from . import documents
from .uses import MENTION, SIZE_LIMIT, Use, uses_in

DEPTH = 2
"""How many folders below the project are looked into: scripts, docs, notebooks; not the sources of a library."""

FILE_LIMIT = 400
"""Files of these kinds in one project: a tree with more is a collection of something, not the model's own."""

HIDDEN_FOLDERS = (".devcontainer", ".github")
"""Hidden folders that people write scripts and workflows in."""

CONFIGURATIONS = ("cog.yaml", "cog.yml")


class Kind(Enum):
    """What a file is to the people who work with the model."""

    SCRIPT = "script"
    MAKEFILE = "Makefile"
    PACKAGE = "package.json"
    NOTEBOOK = "notebook"
    DOCUMENT = "document"
    WORKFLOW = "workflow"

    @property
    def is_prose(self) -> bool:
        """Whether people read it, and nothing breaks when Cog is gone."""
        return self in (Kind.NOTEBOOK, Kind.DOCUMENT)


@dataclass(frozen=True)
class FoundUse:
    """A use of Cog in a 1-based line of a file."""

    line: int
    use: Use
    base: str | None = ""
    """The folder that the script is started in, relative to that of the file."""

    @property
    def folder(self) -> str | None:
        """Where the command runs; None where that is not known."""
        own = self.use.command.folder
        if own is None or self.base is None or "\0" in self.base + own:
            return None
        return f"{self.base}/{own}".strip("/")


_WORKFLOW = re.compile(r"(?:.*/)?(?:\.github/workflows/[^/]+|(?:\.github/actions/(?:[^/]+/)*)?action)\.ya?ml")
"""A workflow of GitHub, or an action that workflows use."""

_MAKEFILE = re.compile(r"(?:gnu)?makefile(?:\..+)?|.+\.mk|\.?justfile", re.IGNORECASE)
_SCRIPT = re.compile(r".+\.(?:sh|bash|zsh|fish|ksh|bat|cmd|ps1)", re.IGNORECASE)
_SCRIPT_FOLDERS = frozenset({"bin", "script", "scripts"})
_DOCUMENT = re.compile(r".+\.(?:md|mdx|markdown|rst)|readme(?:\.txt)?", re.IGNORECASE)
_CHANGES = re.compile(r"(?:changelog|changes|history|news|releases?)(?:\..+)?", re.IGNORECASE)
_SHELL_CELL = re.compile(r"%%(?:bash|sh|shell|script\s+(?:ba)?sh)\b")
_SHELL_LINE = re.compile(r"\s*(?:\w+\s*=\s*)?(?:!!?|%(?:sx|system)\b)")
_RECIPE = re.compile(r"(?:\t|[ ]{2,})[ \t]*[@+-]*")


_MENTION = re.compile(MENTION.pattern.encode(), re.IGNORECASE)


def kind_of(path: str) -> Kind | None:
    """What a file is by its path; None for one that holds no commands. A history of changes stays what it is."""
    folder, _, name = path.rpartition("/")
    if _WORKFLOW.fullmatch(path):
        return Kind.WORKFLOW
    if _MAKEFILE.fullmatch(name):
        return Kind.MAKEFILE
    if name == "package.json":
        return Kind.PACKAGE
    if name.endswith(".ipynb"):
        return Kind.NOTEBOOK
    if _DOCUMENT.fullmatch(name):
        return None if _CHANGES.fullmatch(name) else Kind.DOCUMENT
    is_plain = "." not in name and folder.rpartition("/")[2] in _SCRIPT_FOLDERS
    return Kind.SCRIPT if is_plain or _SCRIPT.fullmatch(name) else None


def paths_below(root: Path) -> list[str]:
    """The files with commands of a project, sorted: not those of projects inside it, nor of other hidden folders."""
    found = [path for path in _paths(root, "", DEPTH) if kind_of(path) is not None]
    return sorted(found)[:FILE_LIMIT]


def paths_at_root(repository: Path) -> list[str]:
    """The files with commands that speak for a whole repository, sorted: at its root, and in folders that are made for it."""
    found = list(_paths(repository, "", 0))
    for folder in (*HIDDEN_FOLDERS, *_SCRIPT_FOLDERS, "docs"):
        found += _paths(repository, folder, DEPTH)
    return sorted(path for path in found if kind_of(path) is not None)[:FILE_LIMIT]


def _paths(root: Path, folder: str, depth: int) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(root / folder), key=lambda one: one.name)
    except OSError:
        return
    names = {one.name for one in entries}
    if folder and names & set(CONFIGURATIONS):
        return
    start = f"{folder}/" if folder else ""
    for one in entries:
        if not one.is_dir(follow_symlinks=False):
            yield start + one.name
        elif depth and one.name not in SKIPPED_FOLDERS:
            if start + one.name in HIDDEN_FOLDERS:
                yield from _paths(root, start + one.name, depth)
            elif not one.name.startswith("."):
                yield from _paths(root, start + one.name, depth - 1)


def text_of(tree: Tree, path: str) -> str | None:
    """The text of a file that may speak of Cog; None for another one, for data, and for what cannot be read."""
    try:
        if path not in tree.changes and os.path.getsize(tree.root / path) > MAXIMUM_BYTES:
            return None
        data = tree.read(path)
        return decode_plain(data).text if data is not None and _MENTION.search(data) else None
    except (OSError, UnreadableSource):
        return None


def uses_of(kind: Kind, text: str, code: str) -> list[FoundUse]:
    """The uses of Cog in a file, in order, without those that a comment silences under ``code``."""
    if len(text) > 4 * SIZE_LIMIT or not MENTION.search(text):
        return []
    silenced = documents.ignored_in(text) if kind is Kind.DOCUMENT else ignored_codes(text)
    return [
        one for one in _READERS[kind](text) if not code.startswith(tuple(silenced.get(one.line, frozenset())))
    ]


def _in_script(text: str) -> Iterator[FoundUse]:
    for use in uses_in(text):
        yield FoundUse(use.command.line, use)


def _in_makefile(text: str) -> Iterator[FoundUse]:
    """Recipes; other lines are emptied, so that numbers stay."""
    lines, continued = [], False
    for line in text.split("\n"):
        recipe = _RECIPE.match(line)
        lines.append(line[recipe.end() :] if recipe else line if continued else "")
        continued = line.endswith("\\") and (recipe is not None or continued)
    return _in_script("\n".join(lines))


def _in_package(text: str) -> Iterator[FoundUse]:
    """The scripts of a package.json."""
    document = _loaded(text)
    scripts = document.get("scripts") if isinstance(document, dict) else None
    for script in scripts.values() if isinstance(scripts, dict) else ():
        if isinstance(script, str):
            for use in uses_in(script):
                yield FoundUse(_line_of(text, json.dumps(script, ensure_ascii=False)), use)


def _in_notebook(text: str) -> Iterator[FoundUse]:
    """Lines with ``!``, and cells of a shell, of the code cells."""
    document = _loaded(text)
    cells = document.get("cells") if isinstance(document, dict) else None
    position = 0
    for cell in cells if isinstance(cells, list) else ():
        if not isinstance(cell, dict):
            continue
        source = cell.get("source")
        lines = (
            list(map(str, source))
            if isinstance(source, list)
            else str(source or "").splitlines(keepends=True)
        )
        places = []
        for line in lines:
            place, position = _span_of(text, line, position)
            places.append(place)
        if cell.get("cell_type") == "code":
            for first, script in _shell_scripts(lines):
                for use in uses_in(script):
                    place = places[min(first + use.command.line, len(places)) - 1]
                    yield FoundUse(text.count("\n", 0, place) + 1, use)


def _shell_scripts(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The shell scripts of a cell, each with the 0-based number of its first line: the cell, or its lines with ``!``."""
    if lines and _SHELL_CELL.match(lines[0]):
        yield 1, "".join(lines[1:])
        return
    row = 0
    while row < len(lines):
        first, command = row, _SHELL_LINE.match(lines[row])
        while command and lines[row].rstrip("\n").endswith("\\") and row + 1 < len(lines):
            row += 1
        row += 1
        if command:
            yield first, "".join(lines[first:row])[command.end() :]


def _span_of(text: str, line: str, start: int) -> tuple[int, int]:
    """Where a line of a cell is written, from a place on; there where it is written in another way."""
    for escaped in (False, True):
        written = json.dumps(line, ensure_ascii=escaped)[1:-1]
        position = text.find(written, start)
        if position >= 0:
            return position, position + len(written)
    return start, start


def _in_document(text: str) -> Iterator[FoundUse]:
    for one in documents.mentions(text):
        yield FoundUse(one.line, one.use)


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _line_of(text: str, written: str) -> int:
    """The line of a JSON string as it is written; 1 where it is written in another way."""
    position = text.find(written)
    return text.count("\n", 0, position) + 1 if position >= 0 else 1


_READERS: dict[Kind, Callable[[str], Iterator[FoundUse]]] = {
    Kind.SCRIPT: _in_script,
    Kind.MAKEFILE: _in_makefile,
    Kind.PACKAGE: _in_package,
    Kind.NOTEBOOK: _in_notebook,
    Kind.DOCUMENT: _in_document,
}
