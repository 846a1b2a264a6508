"""A Python file as part of its project: what it holds, what of it runs where, and what it reaches."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..cog.choices import literal_choices
from ..cog.names import PREDICTOR_BASES
from ..cog.predictor import Predictor, bases_in_file
from ..fal.app import FalApp
from ..placement.computed import computed_expressions, unknown_descriptions
from ..placement.origin import Origin, origin_of
from ..placement.placement import Placement
from ..source.imported_names import ImportedName
from ..source.literals import is_written_out
from ..source.module import Function, PythonModule
from .named_files import named_files, search_roots
from .reached import Reach, is_of_the_project, reach_of

if TYPE_CHECKING:
    from .project import Project


@dataclass(frozen=True)
class PythonFile:
    """A Python file as part of its project. ``predictor``, ``function`` and ``app`` are set in the app file only.

    ``function`` is the one that cog.yaml names instead of a class.
    """

    project: Project
    module: PythonModule
    predictor: Predictor | None = None
    app: FalApp | None = None
    function: Function | None = None

    @property
    def path(self) -> str:
        """Path relative to the project."""
        return self.module.path

    @property
    def is_app_file(self) -> bool:
        """Whether this is the file that is deployed."""
        return self.predictor is not None or self.app is not None or self.function is not None

    @cached_property
    def reached(self) -> tuple[PythonModule, ...]:
        """The modules of the project that run with this file: what it imports, and the scripts that it names."""
        reaches = [self.reach, *(reach_of(self.project, one) for one in self._scripts)]
        modules = [*self._scripts, *(one.module for reach in reaches for one in reach.modules.values())]
        return tuple({one.path: one for one in modules if one.path != self.path}.values())

    @cached_property
    def _scripts(self) -> list[PythonModule]:
        named = (one.path for one in named_files(self.module, self.project.tree))
        found = (self.project.module_at(path) for path in named if path.endswith(".py"))
        return [one for one in found if one is not None]

    def _runs(self, path: str) -> bool:
        """Whether a file is among those ``reached``; the linter asks for single ones, and need not read all."""
        if "reached" in self.__dict__:
            return any(one.path == path for one in self.reached)
        starts = [(self.module, self.unneeded_imports), *((one, ()) for one in self._scripts)]
        return any(one.path == path for one in self._scripts) or any(
            path in reach_of(self.project, start, unneeded, until=path).modules for start, unneeded in starts
        )

    @cached_property
    def has_own_cog(self) -> bool:
        """Whether ``import cog`` is a module or package of the user's own here, and not Cog's."""
        root = self.project.tree.root
        place = (root / self.path).resolve().parent
        while (place / "__init__.py").is_file():
            if place.name == "cog":
                return True
            place = place.parent
        return any((one / "cog.py").is_file() or (one / "cog/__init__.py").is_file() for one in (place, root))

    @property
    def runs_with_app(self) -> bool:
        """Whether this is a module that the project's app reaches."""
        app = self.project.app_file
        if app is None or app.path == self.path or not app.is_app_file:
            return False
        return app._runs(self.path)

    @cached_property
    def other_predictors(self) -> tuple[ast.ClassDef, ...]:
        """The classes of the app file that derive from a class of cog, or that the predictor derives from, but for itself."""
        if self.predictor is None:
            return ()
        bases = bases_in_file(self.module, self.predictor.node)
        return tuple(
            node
            for node in self.module.classes.values()
            if node is not self.predictor.node and (node in bases or self._is_predictor(node))
        )

    def _is_predictor(self, node: ast.ClassDef) -> bool:
        family = (node, *bases_in_file(self.module, node))
        return any(self.module.qualified(base) in PREDICTOR_BASES for cls in family for base in cls.bases)

    @cached_property
    def placement(self) -> Placement | None:
        """What of this file runs where; None for a file that is not deployed itself."""
        node = self.predictor.node if self.predictor else self.app.node if self.app else None
        if node is None:
            return None
        endpoint = self.predictor.endpoint if self.predictor else None
        return Placement(self.module, node, self.origin_of, self._written_out, self.computed, endpoint)

    @cached_property
    def computed(self) -> frozenset[ast.expr]:
        """Choices and defaults of inputs that the endpoint computes."""
        inputs = self.predictor.inputs if self.predictor else ()
        return frozenset(computed_expressions(inputs, self._is_deferred))

    @cached_property
    def unknown_descriptions(self) -> frozenset[ast.expr]:
        """Descriptions of inputs that cannot be published: they are left out."""
        inputs = self.predictor.inputs if self.predictor else ()
        return frozenset(unknown_descriptions(inputs, self._is_deferred))

    def _is_deferred(self, imported: ImportedName) -> bool:
        return self.origin_of(imported) not in (Origin.RUNTIME, Origin.COG)

    @cached_property
    def _written_out(self) -> frozenset[ast.expr]:
        """Parts of the inputs whose value can stand in the model: their names are not needed at import time any more."""
        found: set[ast.expr] = set(self.unknown_descriptions)
        for one in self.predictor.inputs if self.predictor else ():
            if one.declaration is not None and one.default is not None:
                found.add(one.default)
                continue
            if one.choices is not None and literal_choices(one):
                found.add(one.choices)
            parts = [value for name, value in one.arguments.items() if name != "choices"]
            if one.call is None and one.default is not None:
                parts.append(one.default)
            found.update(part for part in parts if is_written_out(self.module, part))
        return frozenset(found)

    def origin_of(self, imported: ImportedName) -> Origin:
        """Where the module of an import comes from."""
        return origin_of(imported, self.is_of_the_project)

    def is_of_the_project(self, imported: ImportedName) -> bool:
        """Whether an import names a module of the project."""
        folders = dict.fromkeys(("", self.path.rpartition("/")[0], *search_roots(self.module)))
        return is_of_the_project(self.project.tree, tuple(folders), imported)

    @cached_property
    def reach(self) -> Reach:
        """The modules of the project that this file reaches by imports."""
        return reach_of(self.project, self.module, self.unneeded_imports)

    @cached_property
    def unneeded_imports(self) -> frozenset[ImportedName]:
        """Imports that nothing on the runner needs: what they gave to the inputs stands in the model."""
        deferred = self.placement.deferred if self.placement else ()
        return frozenset(one.imported for one in deferred if one.is_unneeded)
