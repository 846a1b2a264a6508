"""Which files of a project may import which of its modules, told from their text: most need not be parsed then."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..source.tree import Tree

_SEARCH_PATH = re.compile(rb"\bsys\.path\b|\bpath\.(?:append|insert|extend)\(|\baddsitedir\b")
_FROM_ITS_PACKAGE = re.compile(rb"\bfrom[ \t]*\.+[ \t]*import\b")


class Importers:
    """The files of a tree by the modules that their imports may name. A pass over the tree answers for many modules."""

    def __init__(self, tree: Tree, expected: Iterable[str]) -> None:
        """``expected`` are the paths of modules that will be asked for: they are looked for in the first pass."""
        self._tree = tree
        self._expected = frozenset(expected)
        self._found: dict[str, set[str]] = {}

    def of(self, modules: Iterable[str]) -> list[str]:
        """The paths of the files that may import one of the modules, given by their paths; sorted."""
        wanted = frozenset(modules)
        if wanted - self._found.keys():
            self._look_for((wanted | self._expected) - self._found.keys())
        return sorted(frozenset[str]().union(*(self._found[module] for module in wanted)))

    def _look_for(self, modules: frozenset[str]) -> None:
        by_name: dict[bytes, list[str]] = {}
        for module in sorted(modules):
            self._found[module] = set()
            by_name.setdefault(_name_of(module).encode(), []).append(module)
        words = b"|".join(map(re.escape, by_name))
        word = re.compile(rb"\b(?:%b)\b" % words)
        # A statement on one line, or a line of names, as there are several of in one import.
        line_of_import = re.compile(
            rb"\b(?:from|import)\b[^\n]*?\b(?:%b)\b[^\n]*|^[\w, \t()]*\b(?:%b)\b[\w, \t()]*(?:#[^\n]*|\\)?$"
            % (words, words),
            re.MULTILINE,
        )
        packages = [module for module in modules if _is_package(module)]
        for path in self._tree.python_files():
            data = (self._tree.read(path) or b"").replace(b"\r", b"\n")
            lines = line_of_import.finditer(data) if word.search(data) else ()
            for name in {name for line in lines for name in word.findall(line[0])}:
                for module in by_name[name]:
                    if _is_package(module) or _is_near(path, data, module):
                        self._found[module].add(path)
            for module in packages:
                if path.startswith(_folder_of(module)) and _FROM_ITS_PACKAGE.search(data):
                    self._found[module].add(path)


def _is_near(path: str, data: bytes, module: str) -> bool:
    """Whether a file can import a module by its own name alone, or names the package that holds it."""
    folder = _folder_of(module)
    package = folder.rstrip("/").rpartition("/")[2].encode()
    return path.startswith(folder) or package in data or _SEARCH_PATH.search(data) is not None


def _is_package(module: str) -> bool:
    return module.endswith("/__init__.py")


def _folder_of(module: str) -> str:
    """The folder that holds a module, with a ``/`` at its end; empty for the root."""
    return "".join(module.rpartition("/")[:2])


def _name_of(module: str) -> str:
    """The last part of the name that a module is imported by; the folder's for a package."""
    parts = module.removesuffix(".py").split("/")
    return parts[-2] if _is_package(module) else parts[-1]
