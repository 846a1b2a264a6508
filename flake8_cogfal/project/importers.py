"""Which files of a project may import which of its modules, told from their text: most need not be parsed then."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..source.tree import Tree

_FROM_ITS_PACKAGE = re.compile(rb"\bfrom[ \t]*\.+[ \t]*import\b")
_PACKAGE = "__init__"


class Importers:
    """The files of a tree by the modules that their imports may name. A pass over the tree answers for many modules."""

    def __init__(self, tree: Tree, expected: Iterable[str]) -> None:
        """``expected`` are the paths of modules that will be asked for: they are looked for in the first pass."""
        self._tree = tree
        self._expected = frozenset(map(_name_of, expected))
        self._found: dict[str, set[str]] = {}

    def of(self, modules: Iterable[str]) -> list[str]:
        """The paths of the files that may import one of the modules, given by their paths; sorted."""
        modules = list(modules)
        names = {_name_of(path) for path in modules}
        if any(path.endswith(f"{_PACKAGE}.py") for path in modules):
            names.add(_PACKAGE)
        missing = names - self._found.keys()
        if missing:
            self._look_for((missing | self._expected) - self._found.keys())
        return sorted(set().union(*(self._found[name] for name in names)))

    def _look_for(self, names: set[str] | frozenset[str]) -> None:
        self._found |= {name: set() for name in names}
        words = b"|".join(re.escape(name.encode()) for name in sorted(names))
        # A statement on one line, or a line of names, as there are several of in one import.
        pattern = re.compile(
            rb"\b(?:from|import)\b[^\n]*?\b(?:%b)\b[^\n]*|^[\w, \t()]*\b(?:%b)\b[\w, \t()]*(?:#[^\n]*|\\)?\r?$"
            % (words, words),
            re.MULTILINE,
        )
        word = re.compile(rb"\b(?:%b)\b" % words)
        for path in self._tree.python_files():
            data = self._tree.read(path) or b""
            if word.search(data):
                data = data.replace(b"\r", b"\n")
                for line in pattern.finditer(data):
                    for name in word.findall(line[0]):
                        self._found[name.decode()].add(path)
            if _PACKAGE in names and _FROM_ITS_PACKAGE.search(data):
                self._found[_PACKAGE].add(path)


def _name_of(path: str) -> str:
    """The last part of the name that a module is imported by; the folder's for a package."""
    parts = path.removesuffix(".py").split("/")
    return parts[-2] if parts[-1] == _PACKAGE and len(parts) > 1 else parts[-1]
