"""The modules of the project that the app reaches by its imports, from file to file.

Cog copies the whole project into the image and starts in it; on fal only what is shipped is there.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..source.imported_names import ImportedName
from ..source.module import PythonModule
from ..source.standard_modules import RUNTIME, STANDARD, UNLOADED
from ..source.tree import Tree
from ..source.walking import walk
from .named_files import search_roots

if TYPE_CHECKING:
    from .project import Project

IMPORTERS = frozenset({"importlib.import_module", "__import__", "builtins.__import__"})
LOADERS = frozenset(
    {
        "hydra.utils.get_class", "hydra.utils.instantiate", "imp.load_source",
        "importlib.machinery.SourceFileLoader", "importlib.util.spec_from_file_location", "mmengine.Config.fromfile",
        "pkgutil.walk_packages", "pkgutil.iter_modules", "runpy.run_module", "runpy.run_path",
    }
)  # fmt: skip
"""Calls that execute code of the project that no import names."""

TRACES = ("exec", *sorted({name.rpartition(".")[2] for name in IMPORTERS | LOADERS}))
"""Text without which a file has no such call."""


@dataclass(frozen=True)
class ReachedModule:
    """A file that is executed because ``importer``, at its 1-based ``line``, imports it (or a module below it).

    ``root`` is the folder of the project on Python's search path below which it was found; "" is the project itself.
    """

    module: PythonModule
    root: str
    importer: str
    line: int

    @property
    def path(self) -> str:
        """Its path, relative to the project."""
        return self.module.path

    @property
    def entry(self) -> str:
        """What is shipped for it: the folder on the search path, else the top package or the module's file."""
        return self.root or self.path.partition("/")[0]


@dataclass(frozen=True)
class RuntimeImport:
    """A call that finds modules of the project when the app runs: ``importlib.import_module(name)``."""

    module: PythonModule
    call: ast.Call

    @property
    def place(self) -> str:
        """Where it stands, as ``path:line``."""
        return f"{self.module.path}:{self.call.lineno}"


@dataclass
class Reach:
    """What an app file reaches; built by ``reach_of``."""

    modules: dict[str, ReachedModule] = field(default_factory=dict)
    """By path, in the order in which they are found; without the app file."""
    imports_of_app: dict[ImportedName, tuple[str, ...]] = field(default_factory=dict)
    """The paths of what each import of the app file reaches directly; without imports of anything else."""
    runtime_imports: list[RuntimeImport] = field(default_factory=list)
    roots: list[str] = field(default_factory=list)

    def reached_by(self, imported: ImportedName) -> tuple[str, ...]:
        """The paths of all modules that an import of the app file executes, from file to file."""
        pending = list(self.imports_of_app.get(imported, ()))
        found: dict[str, None] = {}
        while pending:
            path = pending.pop()
            if path in self.modules and path not in found:
                found[path] = None
                pending += [one.path for one in self.modules.values() if one.importer == path]
        return tuple(found)


def reach_of(
    project: Project, app: PythonModule, unneeded: Collection[ImportedName] = (), until: str = ""
) -> Reach:
    """Follow the imports of an app file, but for those that are ``unneeded`` on the runner.

    Ends early at a file that is only looked for: the path ``until``.
    """
    return _Walk(project, app, unneeded).run(until)


def is_of_the_project(tree: Tree, roots: tuple[str, ...], imported: ImportedName) -> bool:
    """Whether an import names a module of the project, seen from the folders on the search path."""
    if imported.level:
        return True
    return not _is_elsewhere(imported.root) and any(
        tree.holds_module(_joined(root, imported.root)) for root in roots
    )


class _Walk:
    """One walk through the imports of an app, breadth first."""

    def __init__(self, project: Project, app: PythonModule, unneeded: Collection[ImportedName]) -> None:
        self._project = project
        self._app = app
        self._unneeded = unneeded
        self._pending: list[PythonModule] = []
        self._open: list[tuple[PythonModule, int, str]] = []  # names that no folder has, so far
        self._found = Reach()

    def run(self, until: str = "") -> Reach:
        """Walk until nothing new comes up, or this path does."""
        folder = self._app.path.rpartition("/")[0]
        self._found.roots += dict.fromkeys(["", folder])
        self._visit(self._app)
        while self._pending and until not in self._found.modules:
            self._visit(self._pending.pop(0))
        return self._found

    def _visit(self, module: PythonModule) -> None:
        for root in search_roots(module):
            if root not in self._found.roots and self._project.tree.holds_files(root):
                self._found.roots.append(root)
                still_open, self._open = self._open, []
                for importing, line, name in still_open:
                    self._import(importing, line, name)
        for imported in module.imports:
            if imported in self._unneeded:
                continue
            paths = self._imported(module, imported)
            if paths and module is self._app:
                self._found.imports_of_app[imported] = paths
        if any(trace in module.text for trace in TRACES):
            for call in module.every(ast.Call):
                self._called(module, call)

    def _imported(self, module: PythonModule, imported: ImportedName) -> tuple[str, ...]:
        line = imported.statement.lineno
        names = (
            [imported.module] if imported.name is None else [f"{imported.module}.{imported.name}".strip(".")]
        )
        if not imported.level:
            return self._import(module, line, names[0])
        parts = module.path.split("/")[: -imported.level]
        return self._reach("/".join(parts), names[0], module, line, self._root_of(module))

    def _root_of(self, module: PythonModule) -> str:
        reached = self._found.modules.get(module.path)
        return reached.root if reached else ""

    def _import(self, module: PythonModule, line: int, name: str) -> tuple[str, ...]:
        """Reach a module by its absolute name (its last part may be an attribute), in the first folder that has it."""
        top = name.partition(".")[0]
        if _is_elsewhere(top):
            return ()
        for root in self._found.roots:
            if self._project.tree.holds_module(_joined(root, top)):
                return self._reach(root, name, module, line, root)
        self._open.append((module, line, name))
        return ()

    def _reach(self, base: str, name: str, module: PythonModule, line: int, root: str) -> tuple[str, ...]:
        paths = tuple(_files(self._project.tree, base, name))
        for path in paths:
            if path != self._app.path and path not in self._found.modules:
                found = self._project.module_at(path)
                if found is not None:
                    self._found.modules[path] = ReachedModule(found, root, module.path, line)
                    self._pending.append(found)
        return paths

    def _own_package(self, module: PythonModule, call: ast.Call) -> None:
        """``import_module(f".{name}", package=__name__)``: any module beside this one."""
        folder = module.path.rpartition("/")[0]
        for path in self._project.tree.modules_in(folder) if folder else ():
            name = path.removeprefix(f"{folder}/").removesuffix(".py")
            self._reach(folder, name, module, call.lineno, self._root_of(module))

    def _called(self, module: PythonModule, call: ast.Call) -> None:
        name = module.qualified(call.func) if isinstance(call.func, (ast.Name, ast.Attribute)) else None
        if name in IMPORTERS and call.args:
            prefix = _written(call.args[0])
            is_whole = isinstance(call.args[0], ast.Constant)
            if prefix.startswith("."):
                self._own_package(module, call)
                return
            if prefix and (is_whole or "." in prefix):
                self._import(module, call.lineno, prefix if is_whole else prefix.rpartition(".")[0])
                return
        if name in IMPORTERS | LOADERS or (name == "exec" and _reads_a_file(call)):
            self._found.runtime_imports.append(RuntimeImport(module, call))


def _files(tree: Tree, base: str, name: str) -> Iterator[str]:
    """The files that importing a dotted name executes, from the outside in; the last part may be an attribute."""
    path = base
    for part in filter(None, name.split(".")):
        path = _joined(path, part)
        if tree.exists(f"{path}/__init__.py"):
            yield f"{path}/__init__.py"
        elif tree.exists(f"{path}.py"):
            yield f"{path}.py"
            return


def _written(name: ast.expr) -> str:
    """What is written of a module's name: all of a string, the start of an f-string or a sum."""
    if isinstance(name, ast.JoinedStr) and name.values:
        name = name.values[0]
    while isinstance(name, ast.BinOp):
        name = name.left
    return name.value if isinstance(name, ast.Constant) and isinstance(name.value, str) else ""


def _reads_a_file(call: ast.Call) -> bool:
    """``exec(open("x.py").read())``, also through ``compile``."""
    return any(
        (isinstance(node, ast.Name) and node.id == "open")
        or (isinstance(node, ast.Attribute) and node.attr in ("read", "read_text"))
        for argument in call.args[:1]
        for node in walk(argument)
    )


def _is_elsewhere(root: str) -> bool:
    """Whether a name is taken by what is on every runner before the project's folder is asked."""
    return root in RUNTIME or root == "cog" or (root in STANDARD and root not in UNLOADED)


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
