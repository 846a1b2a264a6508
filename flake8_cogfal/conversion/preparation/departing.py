"""Classes and functions that need a framework while their file is imported move into a module of their own.

That module is imported where the app is set up, as any other of the project. What the definitions use of the file goes
with them, comments and all; what both sides use is imported from there.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ...cog.names import is_cog
from ...fixing.edits import Edit, ReplaceLines, WriteFile
from ...placement.evaluated import reads_the_source
from ...placement.statements import is_main_guard, names_bound, names_changed, names_read
from ...project.named_files import search_roots
from ...project.project import PythonFile
from ...source.imported_names import ImportedName
from ...source.standard_modules import FRAMEWORKS, STANDARD
from ...source.walking import walk
from ..plan import AppPlan
from .module_text import import_lines, lines_of, text_of_module, without_imported

NETWORKS = ("networks", "network_modules", "app_networks", "app_network_modules")
COMPONENTS = ("components", "app_components", "model_components", "app_model_components")
COMPILED = ("compiled", "compiled_functions", "app_compiled", "app_compiled_functions")

Definition = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Departure:
    """What moves: the ``statements`` in their order, into ``module``, which needs the ``imports``.

    ``exports`` are the names that the app goes on using; ``idle`` the imports that it does not need any more.
    """

    module: str
    statements: tuple[ast.stmt, ...]
    imports: tuple[ImportedName, ...]
    exports: tuple[str, ...]
    idle: tuple[ImportedName, ...]


@dataclass(frozen=True)
class Obstacle:
    """Why definitions cannot move; ``file`` is theirs."""

    file: PythonFile
    reason: str

    def __str__(self) -> str:
        return self.reason

    def must_move(self, statement: ast.stmt) -> bool:
        """Whether nothing else helps the definition: setup() can apply the decorators of most functions."""
        return isinstance(statement, ast.ClassDef) or any(
            reads_the_source(self.file.module, one) for one in getattr(statement, "decorator_list", ())
        )


def departure_of(file: PythonFile) -> Departure | Obstacle:
    """What moves out of an app file, or why nothing can. Functions stay where only classes can move."""
    placement = file.placement
    assert placement is not None
    if file.app is not None and "image" in file.app.attributes:
        return Obstacle(file, "the image of the app does not hold it")
    seeds = list(dict.fromkeys(statement for statement, _ in placement.departing))
    found = _Closure(file, seeds).departure()
    classes = [one for one in seeds if isinstance(one, ast.ClassDef)]
    if isinstance(found, Obstacle) and classes and len(classes) < len(seeds):
        return _Closure(file, classes).departure()
    return found


class _Closure:
    """The definitions with everything of the file that they use."""

    def __init__(self, file: PythonFile, seeds: Iterable[ast.stmt]) -> None:
        self.file = file
        self.module = file.module
        self.seeds = list(seeds)
        self.names: set[str] = set()
        """Names that the statements use."""
        self.statements: list[ast.stmt] = []
        self._collect()

    def _collect(self) -> None:
        pending = list(self.seeds)
        while pending:
            statement = pending.pop()
            if statement in self.statements:
                continue
            self.statements.append(statement)
            names = names_read(statement) | {
                name for node in walk(statement) if isinstance(node, ast.Global) for name in node.names
            }
            self.names |= names
            for name in (*names, *names_bound(statement)):
                pending += self._given.get(name, ())
        self.statements.sort(key=lambda one: one.lineno)

    @cached_property
    def _given(self) -> dict[str, list[ast.stmt]]:
        """The statements of the module's body that give a name its value, or change it; not imports, and nothing that
        changes what is imported (``os.environ["X"] = "1"``).
        """
        imports = {one.bound for one in self.module.imports}
        found: dict[str, list[ast.stmt]] = {}
        for statement in self.module.tree.body:
            if isinstance(statement, (ast.Import, ast.ImportFrom)) or is_main_guard(statement):
                continue
            bound = {*names_bound(statement), *names_changed(self.module, statement)}
            for name in bound | (set(_changed_parts(statement)) - imports):
                found.setdefault(name, []).append(statement)
        return found

    # -- what it comes to ---------------------------------------------------------------------------------

    def departure(self) -> Departure | Obstacle:
        """What moves, or why it cannot."""
        reason = self._obstacle()
        if reason:
            return Obstacle(self.file, reason)
        own = {name for statement in self.statements for name in names_bound(statement)}
        staying = [one for one in self.module.tree.body if one not in self.statements]
        used = frozenset().union(*(names_read(one) for one in staying)) | {
            name for text in self.module.string_annotations() for name in names_read(text)
        }
        imports = tuple(self._imports())
        idle = tuple(one for one in imports if one.bound not in used and one.module != "__future__")
        return Departure(self._name(), tuple(self.statements), imports, tuple(sorted(own & used)), idle)

    def _imports(self) -> Iterator[ImportedName]:
        for imported in self.module.imports:
            if imported.at_module_level and (imported.bound in self.names or imported.module == "__future__"):
                yield imported

    def _obstacle(self) -> str:
        forbidden = {id(self.file.placement and self.file.placement.app_class): "the app"}
        forbidden |= {id(one): "a predictor" for one in self.file.other_predictors}
        for statement in self.statements:
            if id(statement) in forbidden:
                return f"it uses `{getattr(statement, 'name', '')}`"
            if self._shares_a_line(statement):
                return f"line {statement.lineno} holds more than one statement"
        from_cog = [one for one in self._imports() if is_cog(one) and one.name != "Path"]
        if from_cog:
            return f"it uses `{from_cog[0].bound}` of cog"
        if any(one.name == "*" for one in self.module.imports if one.at_module_level):
            return "a star import hides what it uses"
        return self._shared_state() or self._expensive()

    def _shared_state(self) -> str:
        """A variable that a function sets is one for the file; two modules would each have their own."""
        own = {name for statement in self.statements for name in names_bound(statement)}
        for node in self.module.nodes:
            for name in node.names if isinstance(node, ast.Global) else ():
                users = [
                    one for one in self.module.tree.body if name in {*names_read(one), *_set_globally(one)}
                ]
                if name in own and any(one not in self.statements for one in users):
                    return f"`{name}` is changed while the app runs, and read on both sides"
        return ""

    def _expensive(self) -> str:
        """A compiled function alone does not take a model along: its decorator can be applied in setup()."""
        if any(isinstance(one, ast.ClassDef) for one in self.seeds):
            return ""
        placement = self.file.placement
        late = {id(one.statement) for one in (placement.moved if placement else ())}
        made = next((one for one in self.statements if id(one) in late), None)
        return f"it uses `{next(iter(names_bound(made)), 'a value')}`, which the app makes" if made else ""

    def _shares_a_line(self, statement: ast.stmt) -> bool:
        return any(
            one is not statement
            and one.lineno <= (statement.end_lineno or 0)
            and (one.end_lineno or 0) >= statement.lineno
            for one in self.module.tree.body
        )

    def _name(self) -> str:
        """A name for the module that nothing else has."""
        classes = [one for one in self.seeds if isinstance(one, ast.ClassDef)]
        bases = {
            (self.module.qualified(base) or "").rpartition(".")[2] for one in classes for base in one.bases
        }
        names = NETWORKS if bases & {"Module", "LightningModule"} else COMPONENTS if classes else COMPILED
        tree = self.file.project.tree
        folder = self.file.path.rpartition("/")[0]
        places = dict.fromkeys((folder, "", *search_roots(self.module)))
        taken = {one.root for one in self.module.imports} | self.module.bound_names | STANDARD | FRAMEWORKS
        free = (
            name
            for name in names
            if name not in taken
            and not any(tree.holds_module(f"{place}/{name}" if place else name) for place in places)
        )
        return next(free, f"{names[0]}_of_{self.file.path.rpartition('/')[2].removesuffix('.py')}")


def _changed_parts(statement: ast.stmt) -> Iterator[str]:
    """Names of objects that an assignment changes in part: ``NAMES["a"] = 1``, ``Net.size = 2``."""
    targets = (
        statement.targets
        if isinstance(statement, (ast.Assign, ast.Delete))
        else [statement.target]
        if isinstance(statement, ast.AugAssign)
        else []
    )
    for target in targets:
        part = target
        while isinstance(part, (ast.Attribute, ast.Subscript)):
            part = part.value
        if part is not target and isinstance(part, ast.Name):
            yield part.id


def _set_globally(statement: ast.stmt) -> Iterator[str]:
    for node in walk(statement):
        if isinstance(node, ast.Global):
            yield from node.names


# -- the two files ----------------------------------------------------------------------------------------------------


def into_module(departure: Departure, plan: AppPlan) -> Iterator[Edit]:
    """The edits that write the new module, and take what it holds out of the app's file."""
    module = plan.file.module
    folder = plan.path.rpartition("/")[0]
    path = f"{folder}/{departure.module}.py" if folder else f"{departure.module}.py"
    yield WriteFile(path, text_of_module(module, departure.statements, departure.imports))
    yield from without_imported(module, departure.idle, plan.path)
    exports = ", ".join(departure.exports)
    code = f"from {departure.module} import {exports}" if exports else f"import {departure.module}"
    for index, statement in enumerate(departure.statements):
        first, last = lines_of(module, statement)
        text = import_lines(code) if index == 0 else ""
        while not text and last < len(module.lines) and not module.lines[last].strip():
            last += 1
        yield ReplaceLines(plan.path, first, last, text)
