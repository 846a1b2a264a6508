"""What runs where: decides for each import and statement of an app file's top level where it belongs on fal.

fal executes the app file on the deploying machine and pickles the class by value: what is imported at module
level must be installed there, and module-level statements never run on the runner.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property

from ..cog.fallbacks import fallbacks
from ..fal.app import ENDPOINTS, decorator_name, is_context_decorator
from ..source.imported_names import ImportedName
from ..source.module import Function, PythonModule, methods
from .attributes import attribute_for, is_method
from .deferral import Deferral, DeferredImport
from .evaluated import (
    PROPERTIES,
    Decoration,
    DefaultValue,
    ImportTimeUse,
    annotations_of,
    is_with_block,
)
from .helper_classes import quotable_annotations
from .moving import MovedStatement, Moves, find_moves, holds_import, stays
from .origin import Origin
from .refusals import Refusals, needs_source
from .statements import is_main_guard, names_bound, names_in_text, names_read


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
        self.replaced = replaced | computed
        self.written_out = {name for one in replaced for name in names_read(one)}
        self._computed = {name for one in computed for name in names_read(one)}
        self._endpoint = endpoint

    @cached_property
    def setup(self) -> Function | None:
        """The app's own ``setup`` method."""
        return next((method for method in methods(self.app_class) if method.name == "setup"), None)

    @cached_property
    def functions(self) -> tuple[tuple[ast.ClassDef | None, Function], ...]:
        """The functions of the module's body and the methods of its classes, with their class."""
        return tuple(self.module.outer_functions())

    @cached_property
    def leaving(self) -> tuple[tuple[ImportedName, Origin], ...]:
        """The imports of the module's body that the deploying machine cannot make."""
        pairs = [(one, self._origin_of(one)) for one in self.module.imports if one.at_module_level]
        return tuple((one, origin) for one, origin in pairs if origin not in (Origin.RUNTIME, Origin.COG))

    def is_deferred(self, imported: ImportedName) -> bool:
        """Whether the deploying machine cannot make an import."""
        return self._origin_of(imported) not in (Origin.RUNTIME, Origin.COG)

    @cached_property
    def deferred_names(self) -> frozenset[str]:
        """Names bound by the imports that leave the module level."""
        return frozenset(imported.bound for imported, _ in self.leaving)

    # -- statements -----------------------------------------------------------------------------------

    @cached_property
    def moves(self) -> Moves:
        """What leaves the module level besides imports."""
        made_plain = frozenset(one.statement for one in fallbacks(self.module) if one.is_import)
        return find_moves(
            self.module, self.app_class, self.deferred_names, made_plain, self.is_deferred, self._answers
        )

    @cached_property
    def moved(self) -> tuple[MovedStatement, ...]:
        """The statements that move into ``setup()``, in order."""
        found = sorted(
            self.moves.statements, key=lambda one: (one.statement.lineno, one.statement.col_offset)
        )
        reads = {one.statement: names_read(one.statement) for one in found}
        return tuple(
            one if one.attribute or one.unneeded else self._with_readers(one, reads) for one in found
        )

    def _with_readers(
        self, moved: MovedStatement, reads: Mapping[ast.stmt, frozenset[str]]
    ) -> MovedStatement:
        """The statement, one of those that read names, with who reads its names: nobody but ``setup()``, the app's methods, or anyone."""
        binds = frozenset(moved.binds)
        used = {id(one): self.runtime_names(one) & binds for _, one in self.functions}
        readers = [(cls, one) for cls, one in self.functions if one is not self.setup and used[id(one)]]
        others = [one for one, names in reads.items() if one is not moved.statement and names & binds]
        if not (readers or others or self._read_by_definitions & binds) and binds:
            if self._is_written_out(moved):
                return replace(moved, unneeded=True)
            if self._is_typing_only(moved):
                return replace(moved, typing_only=True)
        attribute = attribute_for(self.module, self.app_class, moved, others)
        of_the_app = all(cls is self.app_class and is_method(self.module, one) for cls, one in readers)
        if attribute and readers and of_the_app and not (self._read_by_definitions | self.by_text) & binds:
            own = (self.setup,) if self.setup and used[id(self.setup)] else ()
            return replace(moved, attribute=attribute, readers=(*(one for _, one in readers), *own))
        read = frozenset().union(*(used[id(one)] for _, one in readers))
        return replace(moved, shared=tuple(name for name in moved.binds if name in read | self._global_names))

    @cached_property
    def _read_by_definitions(self) -> frozenset[str]:
        """Names that decorators and default values read in ``setup()``."""
        names = {name for one in self.decorations for name in names_of(one)}
        return frozenset(names | {name for one in self.defaults if one.made_once for name in one.uses})

    @cached_property
    def _global_names(self) -> frozenset[str]:
        """Names that stay names of the module: a statement that stays binds them too, or a function sets them."""
        names = {name for one in stays(self.moves, self.module) for name in names_bound(one)}
        names -= {name for name in self.deferred_names if name not in self.rebound}
        names |= {name for node in self.module.every(ast.Global) for name in node.names}
        return frozenset(names) | self.by_text

    @cached_property
    def by_text(self) -> frozenset[str]:
        """Names that some code looks up by their text in the module: ``globals()["np"]``."""
        names = self.absent_names
        return frozenset(
            name for name in names_in_text(self.module, self.module.tree, ("globals",)) if name in names
        )

    def runtime_names(self, function: Function) -> frozenset[str]:
        """Names of the module that a function reads when it runs: once its decorators are ``with`` blocks, its default
        values are made in its body, and computed choices and defaults stand in the endpoint.
        """
        names = set(self.module.globals_used(function)) | names_in_text(
            self.module, function, ("eval", "exec")
        )
        if function is self._endpoint:
            names |= self._computed
        for decorator in function.decorator_list:
            if is_with_block(self.module, function, decorator):
                names |= names_read(decorator)
        for default in self.moves.defaults:
            if default.function is function and not default.made_once:
                names |= default.uses
        return frozenset(names)

    def is_endpoint(self, function: Function) -> bool:
        """Whether a function is a method of the app that answers requests."""
        return function in self.app_class.body and self._answers(function)

    def _is_written_out(self, moved: MovedStatement) -> bool:
        """Whether a constant is only there for a value that stands in the model now."""
        return (
            isinstance(moved.statement, (ast.Assign, ast.AnnAssign))
            and set(moved.binds) <= self.written_out
            and not set(moved.binds) & (self._used_in_setup | self._read_by_main)
        )

    def _is_typing_only(self, moved: MovedStatement) -> bool:
        """Whether a constant is another name for a type, which annotations alone read."""
        annotated = {name for _, name in self.quoted_annotations}
        return (
            isinstance(moved.statement, ast.Assign)
            and set(moved.binds) <= annotated
            and not set(moved.binds) & (self._used_in_setup | self._read_by_main)
        )

    @cached_property
    def _used_in_setup(self) -> frozenset[str]:
        return self.runtime_names(self.setup) if self.setup else frozenset()

    @cached_property
    def guards(self) -> tuple[ast.If, ...]:
        """The blocks for the file as a script."""
        return tuple(one for one in self.module.tree.body if isinstance(one, ast.If) and is_main_guard(one))

    @cached_property
    def _read_by_main(self) -> frozenset[str]:
        return frozenset().union(*map(names_read, self.guards))

    @cached_property
    def lost_in_main(self) -> tuple[tuple[ast.If, str], ...]:
        """Blocks for the file as a script, with a name that is there only after ``setup()``."""
        names, app = self.moved_names - self.deferred_names, self.app_class.name
        return tuple(
            (one, name)
            for one in self.guards
            if app not in names_read(one)
            for name in sorted(names_read(one) & names)
        )

    @cached_property
    def absent_names(self) -> frozenset[str]:
        """Names that the file does not have while it is imported."""
        return (
            self.deferred_names
            | self.moved_names
            | {one.function.name for one in self.decorations if not one.cls}
        )

    @cached_property
    def moved_names(self) -> frozenset[str]:
        """Names that exist only once ``setup()`` has run."""
        return frozenset(name for moved in self.moves.statements for name in moved.binds)

    # -- imports --------------------------------------------------------------------------------------

    @cached_property
    def deferred(self) -> tuple[DeferredImport, ...]:
        """The imports that leave the module level, in order."""
        return tuple(self.deferral.decide(imported, origin) for imported, origin in self.leaving)

    @cached_property
    def deferral(self) -> Deferral:
        """Who decides for the imports."""
        return Deferral(self)

    @cached_property
    def read_at_start(self) -> frozenset[str]:
        """Names that the statements at the start of ``setup()`` read."""
        names = {
            name for one in self.moved if not (one.unneeded or one.typing_only) for name in self._read(one)
        }
        names |= {name for one in self.decorations for name in names_of(one)}
        return frozenset(
            names | {name for one in self.defaults if one.made_once for name in names_read(one.value)}
        )

    @staticmethod
    def _read(moved: MovedStatement) -> frozenset[str]:
        if isinstance(moved.statement, ast.AnnAssign) and moved.statement.value is not None:
            return names_read(moved.statement.value)  # its annotation stays behind
        return names_read(moved.statement)

    @cached_property
    def rebound(self) -> frozenset[str]:
        """Names of imports that a later statement, function or class of the module's body takes over."""
        return frozenset(
            imported.bound
            for imported, _ in self.leaving
            for statement in self.module.top_level_bindings.get(imported.bound, ())
            if not isinstance(statement, (ast.Import, ast.ImportFrom))
            and not is_main_guard(statement)
            and statement.lineno > imported.statement.lineno
        )

    # -- what Python evaluates of definitions ------------------------------------------------------------

    @property
    def decorations(self) -> tuple[Decoration, ...]:
        """Decorators that only the runner can apply."""
        return tuple(self.moves.decorations)

    @property
    def defaults(self) -> tuple[DefaultValue, ...]:
        """Default values that only the runner can make."""
        return tuple(self.moves.defaults)

    @cached_property
    def quoted_annotations(self) -> tuple[tuple[ast.expr, str], ...]:
        """Annotations that need a name the file does not have, with that name: they become strings."""
        every = [annotation for _, one in self.functions for _, annotation in annotations_of(one)]
        every += [one.annotation for one in self.module.tree.body if isinstance(one, ast.AnnAssign)]
        for node in self.module.classes.values():
            every += quotable_annotations(self.module, node, is_app=node is self.app_class)
        gone = {
            id(one.statement.annotation)
            for one in self.moves.statements
            if isinstance(one.statement, ast.AnnAssign)
        }
        names = self.deferred_names | self.moved_names
        return tuple(
            (annotation, name)
            for annotation in every
            if id(annotation) not in gone
            for name in sorted(names_read(annotation) & names)
        )

    @cached_property
    def named_in_annotations(self) -> frozenset[str]:
        """Names in annotations that are strings, now or once they cannot be read, and in names for types."""
        names = {name for _, name in self.quoted_annotations}
        names |= {name for one in self.moved if one.typing_only for name in names_read(one.statement)}
        return self.module.quoted_names | names

    @cached_property
    def context_decorators(self) -> tuple[tuple[ast.ClassDef | None, Function, ast.expr], ...]:
        """Decorators that need an absent name and can be written as ``with`` blocks, but for the endpoints'."""
        late = {id(decorator) for one in self.decorations for decorator in one.decorators}
        return tuple(
            (cls, function, decorator)
            for cls, function in self.functions
            if not self.is_endpoint(function)
            for decorator in function.decorator_list
            if id(decorator) not in late
            and is_with_block(self.module, function, decorator)
            and names_read(decorator) & self.absent_names
        )

    @cached_property
    def evaluated_properties(self) -> tuple[Function, ...]:
        """Properties of the app that need an absent name: fal looks at the value of each where it is deployed from."""
        return tuple(
            function
            for function in methods(self.app_class)
            if {decorator_name(self.module, one) for one in function.decorator_list} & PROPERTIES
            and (
                self.runtime_names(function) & self.absent_names
                or holds_import(self.module, function, self.is_deferred)
            )
        )

    def _answers(self, function: Function) -> bool:
        """Whether the method is what Cog calls for a request, or one of the app's endpoints."""
        named = {decorator_name(self.module, one) for one in function.decorator_list}
        return function.name in ("predict", "run") or bool(named & ENDPOINTS)

    @cached_property
    def departing(self) -> tuple[tuple[ast.stmt, ImportTimeUse], ...]:
        """Helper classes, and compiled functions, that need an absent name while the file is imported: why they belong
        into a module of their own.
        """
        found: list[tuple[ast.stmt, ImportTimeUse]] = [*self.moves.classes]
        for one in self.decorations:
            origins = {self._origins.get(name) for name in one.uses}
            compiles = Origin.FRAMEWORK in origins and not all(
                is_context_decorator(self.module, decorator) for decorator in one.decorators
            )
            if one.cls is None and (compiles or needs_source(self.module, one)):
                use = ImportTimeUse(one.decorators[-1], min(one.uses), "a decorator")
                found.append((one.function, use))
        return tuple(found)

    @cached_property
    def _origins(self) -> dict[str, Origin]:
        return {imported.bound: origin for imported, origin in self.leaving}

    @cached_property
    def refusals(self) -> Refusals:
        """What the file does while it is imported that nothing can move."""
        return Refusals(self)


def names_of(decoration: Decoration) -> frozenset[str]:
    """The names that decorators read."""
    return frozenset().union(*map(names_read, decoration.decorators))
