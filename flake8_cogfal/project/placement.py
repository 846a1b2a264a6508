"""What runs where: decides for each import and statement of an app file's top level where it belongs on fal.

fal executes the app file on the deploying machine and pickles the class by value: what is imported at module
level must be installed there, and module-level statements never run on the runner.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from keyword import iskeyword

from ..cog.fallbacks import fallbacks
from ..fal.app import APP_NAMES, ENDPOINTS, decorator_name, is_context_decorator
from ..source.module import Function, ImportedName, PythonModule, methods
from ..source.standard_modules import FRAMEWORKS, RUNTIME, STANDARD
from .statements import (
    acts,
    is_definition,
    is_docstring,
    is_main_guard,
    is_type_checking,
    names_bound,
    names_changed,
    names_read,
    yields,
)


class Origin(Enum):
    """Where an imported module comes from."""

    RUNTIME = "runtime"
    COG = "cog"
    FRAMEWORK = "framework"
    THIRD_PARTY = "third party"
    PROJECT = "project"


@dataclass(frozen=True)
class DeferredImport:
    """An import that leaves the module level, and the functions that need it instead (names with their class)."""

    imported: ImportedName
    origin: Origin
    functions: tuple[Function, ...]
    in_setup: bool
    in_annotations: bool

    @property
    def is_unneeded(self) -> bool:
        """Whether nothing needs it any more: what it gave to the inputs stands in the model."""
        return not (self.functions or self.in_setup or self.in_annotations)


@dataclass(frozen=True)
class MovedStatement:
    """A module-level statement that must run in ``setup()``.

    ``binds`` are the names it gives to the module; ``early`` says that it runs before the imports of ``setup()``.
    Of these names ``shared`` are read outside ``setup()``, and must be globals there; where one name is read by
    methods of the app alone, it becomes the ``attribute`` (without ``self.``) and ``readers`` are those methods.
    """

    statement: ast.stmt
    binds: tuple[str, ...]
    early: bool
    uses: frozenset[str]
    shared: tuple[str, ...] = ()
    attribute: str = ""
    readers: tuple[Function, ...] = ()
    unneeded: bool = False
    """Nothing reads it once the values that it gives to the inputs stand in the model: it goes."""


@dataclass(frozen=True)
class ImportTimeUse:
    """A place that needs a deferred name while the file is imported, and that cannot simply move."""

    node: ast.expr | ast.stmt
    name: str
    where: str


class Placement:
    """The decisions for one app file.

    ``origin_of`` tells where an imported module comes from; ``replaced`` are expressions that a conversion writes anew
    without the names in them, ``computed`` those that it moves into the function ``endpoint``.
    """

    def __init__(
        self,
        module: PythonModule,
        app_class: ast.ClassDef,
        origin_of: Callable[[ImportedName], Origin],
        replaced: frozenset[ast.expr] = frozenset(),
        computed: frozenset[ast.expr] = frozenset(),
        endpoint: Function | None = None,
    ) -> None:
        self.module = module
        self.app_class = app_class
        self._origin_of = origin_of
        self._replaced = replaced | computed
        self._written_out = {name for one in replaced for name in names_read(one)}
        self._computed = {name for one in computed for name in names_read(one)}
        self._endpoint = endpoint

    @cached_property
    def setup(self) -> Function | None:
        """The app's own ``setup`` method."""
        return next((method for method in methods(self.app_class) if method.name == "setup"), None)

    @cached_property
    def _leaving(self) -> tuple[tuple[ImportedName, Origin], ...]:
        pairs = [(one, self._origin_of(one)) for one in self.module.imports if one.at_module_level]
        return tuple((one, origin) for one, origin in pairs if origin not in (Origin.RUNTIME, Origin.COG))

    @cached_property
    def deferred_names(self) -> frozenset[str]:
        """Names bound by the imports that leave the module level."""
        return frozenset(imported.bound for imported, _ in self._leaving)

    # -- statements -----------------------------------------------------------------------------------

    @cached_property
    def moved(self) -> tuple[MovedStatement, ...]:
        """The module-level statements that move into ``setup()``, in order."""
        late = set(self.deferred_names)
        early: set[str] = set()  # and what early statements change
        found: list[MovedStatement] = []
        for statement in self.module.tree.body:
            if is_definition(statement) or is_docstring(statement) or is_main_guard(statement):
                continue
            if statement in self._made_plain:
                continue
            uses = self._names_needed(statement, late | early)
            if not (uses or self._imports_elsewhere(statement) or acts(self.module, statement)):
                continue
            is_early = not (uses & late) and not self._imports_elsewhere(statement)
            binds = tuple(dict.fromkeys(names_bound(statement)))
            (early if is_early else late).update(binds, names_changed(self.module, statement))
            found.append(MovedStatement(statement, binds, is_early, frozenset(uses)))
        return tuple(self._with_readers(one, found) for one in found)

    @cached_property
    def _made_plain(self) -> frozenset[ast.stmt]:
        """Statements that only guard imports of cog: these are made plain imports first."""
        return frozenset(one.statement for one in fallbacks(self.module) if one.is_import)

    def _with_readers(self, moved: MovedStatement, every: list[MovedStatement]) -> MovedStatement:
        """The statement with who reads its names: nobody but ``setup()``, the app's methods, or anyone."""
        readers = [
            (cls, function)
            for cls, function in self.module.outer_functions()
            if function is not self.setup and self._globals_used(function) & set(moved.binds)
        ]
        names = {name for _, function in readers for name in self._globals_used(function) & set(moved.binds)}
        others = [one for one in every if one is not moved and names_read(one.statement) & set(moved.binds)]
        if not (readers or others) and self._is_written_out(moved):
            return replace(moved, unneeded=True)
        attribute = self._attribute(moved)
        if attribute and readers and not others and all(self._is_method(cls, one) for cls, one in readers):
            own = (
                (self.setup,) if self.setup and moved.binds[0] in self.module.globals_used(self.setup) else ()
            )
            return replace(moved, attribute=attribute, readers=(*(one for _, one in readers), *own))
        return replace(moved, shared=tuple(name for name in moved.binds if name in names))

    def _globals_used(self, function: Function) -> frozenset[str]:
        """Names of the module that a function reads, once computed choices and defaults stand in the endpoint."""
        used = self.module.globals_used(function)
        return used | self._computed if function is self._endpoint else used

    def _is_written_out(self, moved: MovedStatement) -> bool:
        """Whether a constant is only there for a value that stands in the model now."""
        used = self.module.globals_used(self.setup) if self.setup else frozenset()
        return (
            isinstance(moved.statement, (ast.Assign, ast.AnnAssign))
            and bool(moved.binds)
            and set(moved.binds) <= self._written_out
            and not set(moved.binds) & (used | self._read_by_main)
        )

    @cached_property
    def _read_by_main(self) -> frozenset[str]:
        guards = (names_read(one) for one in self.module.tree.body if is_main_guard(one))
        return frozenset().union(*guards)

    def _attribute(self, moved: MovedStatement) -> str:
        """The attribute that a constant can become: ``SCHEDULERS = {...}`` is ``schedulers``; empty where it cannot."""
        statement = moved.statement
        if (
            moved.early
            or len(moved.binds) != 1
            or not isinstance(statement, ast.Assign)
            or len(statement.targets) != 1
        ):
            return ""
        target = statement.targets[0]
        name = target.id.lower().strip("_") if isinstance(target, ast.Name) else ""
        taken = {node.attr for node in ast.walk(self.app_class) if isinstance(node, ast.Attribute)}
        taken |= {method.name for method in methods(self.app_class)} | APP_NAMES
        bindings = [
            node for node in self.module.nodes if isinstance(node, ast.Name) and node.id == moved.binds[0]
        ]
        is_constant = sum(isinstance(node.ctx, ast.Store) for node in bindings) == 1
        return (
            name if is_constant and name.isidentifier() and name not in taken and not iskeyword(name) else ""
        )

    def _is_method(self, cls: ast.ClassDef | None, function: Function) -> bool:
        """Whether a function is a method of the app that is called on an instance."""
        arguments = [*function.args.posonlyargs, *function.args.args]
        plain = not any(
            decorator_name(self.module, one) in ("staticmethod", "classmethod")
            for one in function.decorator_list
        )
        return cls is self.app_class and plain and bool(arguments) and arguments[0].arg == "self"

    @cached_property
    def absent_names(self) -> frozenset[str]:
        """Names that the file does not have while it is imported."""
        return self.deferred_names | self.moved_names

    @cached_property
    def moved_names(self) -> frozenset[str]:
        """Names that exist only once ``setup()`` has run."""
        return frozenset(name for moved in self.moved for name in moved.binds)

    def _names_needed(self, statement: ast.stmt, names: set[str]) -> set[str]:
        """Which of ``names`` a statement reads when it runs, also through functions of this file that it calls."""
        found: set[str] = set()
        pending = [
            node.id
            for node in ast.walk(statement)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        ]
        seen: set[str] = set()
        while pending:
            name = pending.pop()
            if name in seen:
                continue
            seen.add(name)
            if name in names:
                found.add(name)
            elif name in self.module.functions:
                pending.extend(self.module.globals_used(self.module.functions[name]))
        return found

    def _imports_elsewhere(self, statement: ast.stmt) -> bool:
        """Whether the statement holds an import that the deploying machine cannot make (in a try or an if)."""
        if is_type_checking(statement):
            return False
        inside = {id(node) for node in ast.walk(statement)}
        return any(
            id(one.statement) in inside and self._origin_of(one) not in (Origin.RUNTIME, Origin.COG)
            for one in self.module.imports
        )

    # -- imports --------------------------------------------------------------------------------------

    @cached_property
    def deferred(self) -> tuple[DeferredImport, ...]:
        """The imports that leave the module level, in order."""
        uses = {id(f): self._runtime_names(f) for _, f in self.module.outer_functions()}
        functions = [function for _, function in self.module.outer_functions()]
        moved = (
            frozenset().union(
                *(one.uses | names_read(one.statement) for one in self.moved if not one.unneeded)
            )
            if self.moved
            else frozenset()
        )
        annotated = self.module.quoted_names.union(name for _, name in self.quoted_annotations)
        found = []
        for imported, origin in self._leaving:
            users = tuple(one for one in functions if imported.bound in uses[id(one)])
            if self._is_defined_later(imported):  # then it is the definition that everybody means
                in_setup = self.setup not in users
                found.append(DeferredImport(imported, origin, (), in_setup, False))
                continue
            in_setup = imported.bound in moved or self.setup in users
            in_annotations = imported.bound in annotated
            if not (users or in_setup or in_annotations or imported.bound in self._written_out):
                in_setup = True  # unused here, perhaps imported for what it registers
            users = tuple(one for one in users if one is not self.setup)
            found.append(DeferredImport(imported, origin, users, in_setup, in_annotations))
        return tuple(found)

    def _is_defined_later(self, imported: ImportedName) -> bool:
        """Whether a function or class of the module's body takes the name over."""
        taken = self.module.functions.get(imported.bound) or self.module.classes.get(imported.bound)
        return taken is not None and taken.lineno > imported.statement.lineno

    def _runtime_names(self, function: Function) -> frozenset[str]:
        """Global names that a function needs when it runs, once its decorators are ``with`` blocks."""
        names = set(self._globals_used(function))
        for decorator in function.decorator_list:
            if is_context_decorator(self.module, decorator) and not yields(function):
                names.update(names_read(decorator))
        return frozenset(names)

    # -- what stands in the way ---------------------------------------------------------------------

    @cached_property
    def quoted_annotations(self) -> tuple[tuple[ast.expr, str], ...]:
        """Annotations of functions that need a deferred name, with that name: they become strings."""
        names = self.deferred_names | self.moved_names
        found = []
        for _, function in self.module.outer_functions():
            arguments = function.args
            every = [
                *arguments.posonlyargs,
                *arguments.args,
                *arguments.kwonlyargs,
                arguments.vararg,
                arguments.kwarg,
            ]
            for annotation in [*(one.annotation for one in every if one), function.returns]:
                if annotation is not None:
                    found += [(annotation, name) for name in sorted(names_read(annotation) & names)]
        return tuple(found)

    @cached_property
    def context_decorators(self) -> tuple[tuple[ast.ClassDef | None, Function, ast.expr], ...]:
        """Decorators that need a deferred name and can be written as ``with`` blocks, but for the endpoints'."""
        names = self.deferred_names | self.moved_names
        return tuple(
            (cls, function, decorator)
            for cls, function in self.module.outer_functions()
            if not (cls is self.app_class and self._answers(function)) and not yields(function)
            for decorator in function.decorator_list
            if is_context_decorator(self.module, decorator) and names_read(decorator) & names
        )

    def _answers(self, function: Function) -> bool:
        """Whether the method is what Cog calls for a request, or one of the app's endpoints."""
        named = {decorator_name(self.module, one) for one in function.decorator_list}
        return function.name in ("predict", "run") or bool(named & ENDPOINTS)

    @cached_property
    def import_time_uses(self) -> tuple[ImportTimeUse, ...]:
        """Uses of deferred names while the file is imported that this tool cannot move."""
        names = self.deferred_names | self.moved_names
        return tuple(
            ImportTimeUse(node, name, where)
            for node, where in self._import_time_places()
            for name in sorted(names_read(node) & names)
        )

    def _kept_parts(self, default: ast.expr) -> list[ast.expr]:
        """A default value; of a call, the arguments that a conversion keeps."""
        if default in self._replaced:
            return []
        if not self._replaced or not isinstance(default, ast.Call):
            return [default]
        arguments = [*default.args, *(keyword.value for keyword in default.keywords)]
        return [default.func, *(one for one in arguments if one not in self._replaced)]

    def _import_time_places(self) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
        for cls, function in self.module.outer_functions():
            applied_at_call = cls is self.app_class and self._answers(function)
            for decorator in function.decorator_list:
                if not is_context_decorator(self.module, decorator) or (
                    yields(function) and not applied_at_call
                ):
                    yield decorator, "a decorator"
            for default in [*function.args.defaults, *function.args.kw_defaults]:
                if default is not None:
                    yield from ((part, "a default value") for part in self._kept_parts(default))
        for node in self.module.classes.values():
            for base in [*node.bases, *(keyword.value for keyword in node.keywords)]:
                yield base, "a base class"
            for decorator in node.decorator_list:
                yield decorator, "a decorator"
            for statement in node.body:
                if isinstance(statement, ast.AnnAssign) and self.module.postpones_annotations:
                    if statement.value is not None:
                        yield statement.value, "the body of a class"
                elif not isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
                    yield statement, "the body of a class"
        for moved in self.moved if not self.module.postpones_annotations else ():
            if isinstance(moved.statement, ast.AnnAssign) and moved.binds:
                yield moved.statement.annotation, "the annotation of a module constant"


def origin_of(imported: ImportedName, is_project_module: Callable[[ImportedName], bool]) -> Origin:
    """Where the module of an import comes from."""
    if is_project_module(imported):
        return Origin.PROJECT
    if imported.root == "cog":
        return Origin.COG
    if imported.root in STANDARD or imported.root in RUNTIME:
        return Origin.RUNTIME
    return Origin.FRAMEWORK if imported.root in FRAMEWORKS else Origin.THIRD_PARTY
