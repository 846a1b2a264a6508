"""Where an app file asks for its own place: ``__file__`` and the like.

fal pickles the class with the globals that its code names, ``__file__`` among them: on the runner it is the path that the
file had on the deploying machine, and ``__name__`` is no module (seen with fal 1.83 and cloudpickle 3.1).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from ..placement.statements import is_main_guard, names_bound, names_read
from ..source.module import Function, PythonModule, methods, once_per_module
from ..source.paths import PATH_CLASSES, SAME_PLACE, SAME_PLACE_METHODS, Located, located
from ..source.walking import children, walk
from .project import PythonFile

CHANGES_FOLDER = frozenset({"contextlib.chdir", "os.chdir", "os.fchdir"})
RESOURCES = ("importlib.resources.", "importlib_resources.", "pkg_resources.", "pkgutil.get_data")
OWN_SOURCE = frozenset({"inspect.getfile", "inspect.getmodule", "inspect.getsource", "inspect.getsourcefile"})
NAMES_OF_FILES = frozenset({"name", "stem", "suffix", "suffixes"})
"""What of a path is the same on the runner."""


@dataclass(frozen=True)
class OwnFile:
    """An expression about the file's own place. ``code`` says the same on the runner; where it is empty, ``why`` not.

    ``is_module``: it asks for the module that the file is when it is imported.
    """

    node: ast.expr
    code: str
    why: str = ""
    is_module: bool = False


def own_file(file: PythonFile) -> tuple[OwnFile, ...]:
    """The expressions about the own place of an app file that matter on the runner, in order."""
    if not file.is_app_file or not any(
        word in file.module.text for word in ("__file__", "__name__", "inspect.", "hydra")
    ):
        return ()
    found = [use for one in _scopes(file) for use in _Reader(file, one).uses()]
    return tuple(sorted(found, key=lambda use: (use.node.lineno, use.node.col_offset)))


@dataclass(frozen=True)
class _Scope:
    """A part of the file: a statement of its body, or a function. ``trouble``: why its paths cannot be replaced."""

    nodes: tuple[ast.AST, ...]
    trouble: str = ""


def _scopes(file: PythonFile) -> Iterator[_Scope]:
    """What of the file is executed on the runner."""
    module = file.module
    everywhere = file.app is None  # Cog executes the whole file where it runs
    reached = _reached(file.app.node, module) if file.app is not None else frozenset()
    functions = [one for _, one in module.outer_functions() if everywhere or one in reached]
    needed = {name for one in functions for name in module.globals_used(one)}
    moving = [one.statement for one in file.placement.moved] if file.placement else []
    moves = _lines_that_change_folder(module)
    trouble = f"line {moves[0]} changes the working directory" if moves else ""
    for function in functions:
        yield _Scope(tuple(node for one in function.body for node in walk(one)), trouble)
    for statement in module.tree.body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            if everywhere:
                yield _Scope(tuple(_at_definition(statement)), "it is needed before the app is on the runner")
        elif not is_main_guard(statement) and (
            everywhere or statement in moving or needed.intersection(names_bound(statement))
        ):
            names = set(names_bound(statement))
            early = [one for one in moves if one < statement.lineno and not _in_function(module, one)]
            read = _names_read_at_import(module) if not everywhere else {}
            both = any(names & others for other, others in read.items() if other is not statement)
            why = "it is needed where the app is deployed from, too" if both else trouble if early else ""
            yield _Scope(tuple(walk(statement)), why)


def _reached(app: ast.ClassDef, module: PythonModule) -> frozenset[Function]:
    """The methods of the app, and the functions of the file that they call."""
    pending: list[Function] = list(methods(app))
    seen: set[Function] = set()
    while pending:
        one = pending.pop()
        if one not in seen:
            seen.add(one)
            pending += [
                module.functions[name] for name in module.globals_used(one) if name in module.functions
            ]
    return frozenset(seen)


@once_per_module
def _names_read_at_import(module: PythonModule) -> dict[ast.stmt, frozenset[str]]:
    """The names that each statement of the file reads while the file is imported."""
    found: dict[ast.stmt, frozenset[str]] = {}
    for statement in module.tree.body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            evaluated = _at_definition(statement)
            found[statement] = frozenset(one.id for one in evaluated if isinstance(one, ast.Name))
        elif not is_main_guard(statement):
            found[statement] = names_read(statement)
    return found


def _at_definition(node: ast.stmt) -> Iterator[ast.AST]:
    """The parts of a function or class that are evaluated when it is defined."""
    pending: list[ast.AST] = [node]
    while pending:
        one = pending.pop()
        if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef)):
            pending += [*one.decorator_list, one.args]
        else:
            yield one
            pending += children(one)


def _lines_that_change_folder(module: PythonModule) -> list[int]:
    return sorted(
        node.lineno
        for node in module.nodes
        if isinstance(node, ast.Call) and module.qualified(node.func) in CHANGES_FOLDER
    )


def _in_function(module: PythonModule, line: int) -> bool:
    return any(one.lineno <= line <= (one.end_lineno or 0) for _, one in module.outer_functions())


class _Reader:
    """Reads one scope."""

    def __init__(self, file: PythonFile, scope: _Scope) -> None:
        self.file = file
        self.module = file.module
        self.scope = scope
        self.parents = {child: node for node in scope.nodes for child in children(node)}

    def uses(self) -> Iterator[OwnFile]:
        """What to replace, and what cannot be."""
        for node in self.scope.nodes:
            if isinstance(node, ast.Name) and node.id == "__file__":
                yield from self._use(node)
            elif isinstance(node, ast.expr) and self._asks_for_module(node):
                yield OwnFile(node, "", is_module=True)
            elif isinstance(node, ast.Call) and self.module.qualified(node.func) == "hydra.initialize":
                yield self._hydra(node)

    def _hydra(self, call: ast.Call) -> OwnFile:
        """``initialize(config_path="conf")``: hydra looks beside the file of its caller, by the caller's frame."""
        given = {one.arg: self.module.source(one.value) for one in call.keywords if one.arg}
        folder = next((one.value for one in call.keywords if one.arg == "config_path"), None)
        if not isinstance(call.func, ast.Name) or call.args or not isinstance(folder, ast.Constant):
            return OwnFile(call, "", "hydra looks beside the file of its caller")
        if self.scope.trouble or not isinstance(folder.value, str) or "/" in self.module.path:
            return OwnFile(call, "", self.scope.trouble or "hydra looks beside the file of its caller")
        given = {"config_dir": f"os.path.abspath({given['config_path']})", **given}
        del given["config_path"]
        arguments = ", ".join(f"{name}={value}" for name, value in given.items())
        return OwnFile(call, f"initialize_config_dir({arguments})")

    def _asks_for_module(self, node: ast.expr) -> bool:
        """``sys.modules[__name__]``, ``pkg_resources.resource_filename(__name__, ...)``, ``inspect.getfile(Own)``"""
        if isinstance(node, ast.Subscript) and self.module.qualified(node.value) == "sys.modules":
            return isinstance(node.slice, ast.Name) and node.slice.id == "__name__"
        if not isinstance(node, ast.Call) or not node.args:
            return False
        name, first = self.module.qualified(node.func) or "", node.args[0]
        if name.startswith(RESOURCES):
            return isinstance(first, ast.Name) and first.id in ("__name__", "__package__")
        own = isinstance(first, ast.Name) and (
            first.id in self.module.classes or first.id in self.module.functions
        )
        frame = isinstance(first, ast.Call) and self.module.qualified(first.func) == "inspect.currentframe"
        return name in OWN_SOURCE and (own or frame or isinstance(first, ast.Lambda))

    def _use(self, mention: ast.Name) -> Iterator[OwnFile]:
        folder = self._folder_around(mention)
        place = located(self.module, folder)
        if folder is mention or place is None or place.absolute.endswith(f"/{self.module.path}"):
            if not self._is_about_the_name(folder):
                yield OwnFile(folder, "", "the app is in no file there")
            return
        whole = self._whole(folder)
        if whole is not folder:
            folder, place = whole, located(self.module, whole) or place
        inside = self._below_the_working_folder(place)
        if inside is None:
            yield OwnFile(folder, "", "that is outside of what is shipped")
        elif self.scope.trouble:
            yield OwnFile(folder, "", self.scope.trouble)
        else:
            yield OwnFile(folder, self._code(folder, place, inside))

    def _folder_around(self, mention: ast.Name) -> ast.expr:
        """The outermost expression that only walks up from the file: ``os.path.dirname(os.path.abspath(__file__))``."""
        node: ast.expr = mention
        while True:
            outer = self.parents.get(node)
            if isinstance(outer, ast.Call) and outer.args == [node] and not outer.keywords:
                name = self.module.qualified(outer.func)
                if name == "os.path.split":  # of the two that it gives, the folder
                    outer = self.parents.get(outer)
                elif name not in PATH_CLASSES | SAME_PLACE | {"os.path.dirname"} or name == "str":
                    return node
            elif isinstance(outer, ast.Attribute) and outer.attr in (
                "parent",
                "parents",
                *SAME_PLACE_METHODS,
            ):
                outer = outer if outer.attr == "parent" else self.parents.get(outer)
            else:
                return node
            if not isinstance(outer, ast.expr) or located(self.module, outer) is None:
                return node
            node = outer

    def _whole(self, folder: ast.expr) -> ast.expr:
        """The folder, or what is joined to it where that leads up again (``..``)."""
        node: ast.AST | None = folder
        best = folder
        while isinstance(node, ast.expr):
            if located(self.module, node) is not None and ".." in self.module.source(node):
                best = node
            node = self.parents.get(node)
        return best

    def _is_about_the_name(self, node: ast.expr) -> bool:
        """Whether only the name of the file is asked for, which the runner has too."""
        outer = self.parents.get(node)
        if isinstance(outer, ast.Attribute):
            return outer.attr in NAMES_OF_FILES
        return isinstance(outer, ast.Call) and self.module.qualified(outer.func) == "os.path.basename"

    def _below_the_working_folder(self, place: Located) -> str | None:
        """A folder as seen from where the app starts: Cog's and ours in the project, an app's own in its file's folder."""
        inside = place.in_project
        if inside is None or self.file.app is None:
            return inside
        start = self.module.path.rpartition("/")[0]
        if not start or inside == start:
            return inside.removeprefix(start)
        return inside.removeprefix(f"{start}/") if inside.startswith(f"{start}/") else None

    def _code(self, folder: ast.expr, place: Located, inside: str) -> str:
        """What names the same folder from where the app starts."""
        if not place.is_object:
            return f'os.path.join(os.getcwd(), "{inside}")' if inside else "os.getcwd()"
        calls = (one for one in walk(folder) if isinstance(one, ast.Call))
        path_class = next(
            self.module.source(one.func) for one in calls if self.module.qualified(one.func) in PATH_CLASSES
        )
        if not inside:
            return f"{path_class}.cwd()"
        code = f'{path_class}.cwd() / "{inside}"'
        return f"({code})" if isinstance(self.parents.get(folder), ast.Attribute) else code
