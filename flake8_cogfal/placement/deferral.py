"""Where each import of an app file's head goes: into setup(), into the functions that use it, or away."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ..source.imported_names import ImportedName
from ..source.module import Function
from ..source.standard_modules import NEEDS_LIBRARIES_OF_TORCH, SELF_CONTAINED, WITHOUT_EFFECT
from ..source.walking import children
from .decorators import decorating_functions, own_names, with_nested
from .origin import Origin
from .statements import names_read
from .working_modules import working_modules

if TYPE_CHECKING:
    from .placement import Placement


@dataclass(frozen=True)
class DeferredImport:
    """An import that leaves the module level, and the functions that need it instead.

    ``guards`` are the blocks for the file as a script that need it. ``is_global`` tells that the name must be one of
    the module's: it is looked up by its text, a statement gives it another value, or importing it does something.
    """

    imported: ImportedName
    origin: Origin
    functions: tuple[Function, ...] = ()
    in_setup: bool = False
    in_annotations: bool = False
    guards: tuple[ast.If, ...] = ()
    is_global: bool = False

    @property
    def is_unneeded(self) -> bool:
        """Whether nothing needs it: what it gave to the inputs stands in the model, or it was only listed."""
        return not (self.functions or self.in_setup or self.in_annotations or self.guards)


class Deferral:
    """Decides for the imports of one app file."""

    def __init__(self, placement: Placement) -> None:
        self.placement = placement
        self.module = placement.module
        self.uses = {id(one): placement.runtime_names(one) for _, one in placement.functions}
        self.at_start = placement.read_at_start
        self.annotated = placement.named_in_annotations
        self.shared = {name for one in placement.moved for name in one.shared}
        self.decorating = decorating_functions(self.module)

    def decide(self, imported: ImportedName, origin: Origin) -> DeferredImport:
        """What becomes of one import."""
        name, setup = imported.bound, self.placement.setup
        rebound = name in self.placement.rebound
        if self._is_imported_again(imported):
            return DeferredImport(imported, origin)
        users = self._users(imported)
        app = (
            self.placement.app_class.name
        )  # a block that makes an app by hand cannot run, whatever it imports
        guards = tuple(
            one for one in self.placement.guards if name in names_read(one) and app not in names_read(one)
        )
        in_setup = name in self.at_start or setup in users
        is_global = name in self.placement.by_text or (rebound and name in self.shared)
        if rebound:  # then it is the later value that everybody means
            in_setup = name in self.at_start or setup not in users
            return DeferredImport(imported, origin, (), in_setup, is_global=is_global)
        is_named = bool(users or guards) or name in self.annotated | self.placement.written_out
        in_setup = in_setup or is_global or (not is_named and self._may_register(imported))
        functions = () if is_global else tuple(one for one in users if one is not setup)
        return DeferredImport(
            imported, origin, functions, in_setup, name in self.annotated, guards, is_global
        )

    def settle(self, deferred: DeferredImport) -> DeferredImport:
        """The decision, once the project's modules are read: what one does when it is imported is done when the app
        starts, as before.

        Apart from ``decide``, since only who moves the import needs it, and reading the modules takes its time.
        """
        waits = deferred.functions and not deferred.in_setup and deferred.origin is Origin.PROJECT
        if waits and self._works(deferred.imported):
            return replace(deferred, functions=(), in_setup=True, is_global=True)
        return deferred

    def _users(self, imported: ImportedName) -> tuple[Function, ...]:
        """The functions that read the name when they run; of a decorator, those in it that run later."""
        found: list[Function] = []
        for cls, function in self.placement.functions:
            if imported.bound not in self.uses[id(function)] or not self._is_submodule_for(
                imported, function
            ):
                continue
            if (
                cls is None
                and function.name in self.decorating
                and imported.bound not in own_names(self.module, function)
            ):
                nested = [one for depth, one in with_nested(function) if depth]
                found += [one for one in nested if imported.bound in own_names(self.module, one)]
            else:
                found.append(function)
        return tuple(found)

    def _is_submodule_for(self, imported: ImportedName, function: Function) -> bool:
        """Of several parts of a package (``import a.b``, ``import a.c``), whether the function reads this one."""
        leaving = (one for one, _ in self.placement.leaving)
        family = [one for one in leaving if one.bound == imported.bound and not one.alias and not one.name]
        if imported not in family or len(family) == 1:
            return True
        chains = chains_from(function, imported.bound)
        if imported.bound in chains:
            return True
        parts = [one.module for one in family if one.module != imported.root]
        rest = [chain for chain in chains if not any(f"{chain}.".startswith(f"{part}.") for part in parts)]
        if imported.module == imported.root:
            return bool(rest)
        reads_it = any(f"{chain}.".startswith(f"{imported.module}.") for chain in chains)
        return reads_it or (bool(rest) and len(parts) == len(family))

    def _works(self, imported: ImportedName) -> bool:
        """Whether a module of the project does something when it is imported that ``setup()`` does not cause yet."""
        setup = self.placement.setup
        if setup is not None and imported.bound in self.module.variables(setup):
            return False
        return bool(working_modules(self.module, imported) - self._done_in_setup)

    @cached_property
    def _done_in_setup(self) -> frozenset[str]:
        """The modules that do something and that ``setup()`` imports anyway."""
        setup = self.placement.setup
        names = self.at_start | (self.uses[id(setup)] if setup else frozenset())
        needed = (one for one, _ in self.placement.leaving if one.bound in names)
        return frozenset().union(*(working_modules(self.module, one) for one in needed))

    def _is_imported_again(self, imported: ImportedName) -> bool:
        """Whether a later import gives the name another meaning before anything can have read it, or the same again."""
        others = [
            one for one, _ in self.placement.leaving if one.bound == imported.bound and one is not imported
        ]
        later = [one for one in others if one.statement.lineno > imported.statement.lineno]
        if any(one.source == imported.source for one in others if one not in later):
            return True
        return (
            any(one.qualified != imported.qualified for one in later) and imported.bound not in self.at_start
        )

    def _may_register(self, imported: ImportedName) -> bool:
        """Whether an import that nothing names may be there for what the module does when it is imported."""
        statement = imported.statement
        if any("#" in line for line in self.module.lines[statement.lineno - 1 : statement.end_lineno]):
            return True  # somebody wrote down why, or that it is on purpose
        others = [one for one, _ in self.placement.leaving if one is not imported]
        if imported.root in WITHOUT_EFFECT:
            return False
        if imported.root in SELF_CONTAINED:
            return bool({one.root for one in others} & NEEDS_LIBRARIES_OF_TORCH)
        same = (one for one in others if one.module == imported.module and one.name is not None)
        is_loaded_anyway = any(one.bound in self.module.used_names for one in same)
        return not (is_loaded_anyway and self._is_no_module(imported))

    def _is_no_module(self, imported: ImportedName) -> bool:
        """Whether ``from package import Name`` takes a thing of the package, and not a module of it that it imports."""
        if self.module.neighbour(imported) is not None:
            return self.module.submodule(imported) is None
        return imported.name is not None and not imported.name.islower()


def chains_from(function: Function, root: str) -> list[str]:
    """The dotted names from ``root`` on that a function reads, as long as they are."""
    found: list[str] = []
    pending: list[ast.AST] = [function]
    while pending:
        node = pending.pop()
        parts: list[str] = []
        current = node
        while isinstance(current, ast.Attribute):
            parts.append(current.attr)
            current = current.value
        if isinstance(current, ast.Name) and current.id == root:
            found.append(".".join([root, *reversed(parts)]))
        elif parts:
            pending.append(current)
        else:
            pending.extend(children(node))
    return found
