"""What an app file does while it is imported, with names that are there on the runner only, and that nothing can move."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from ..fal.app import decorator_name
from ..source.module import PythonModule, methods
from .decorators import takes_instance_apart
from .evaluated import BUILT_IN, Decoration, ImportTimeUse, parameters_with_defaults, reads_the_source
from .statements import names_read

if TYPE_CHECKING:
    from .placement import Placement


class Refusals:
    """Looks for them in one app file."""

    def __init__(self, placement: Placement) -> None:
        self.placement = placement
        self.module = placement.module

    @cached_property
    def uses(self) -> tuple[ImportTimeUse, ...]:
        """Uses of absent names while the file is imported that this tool cannot move."""
        found = [
            ImportTimeUse(node, name, where)
            for node, where in self._import_time_places()
            for name in sorted(names_read(node) & self.placement.absent_names)
        ]
        for imported in self.module.imports:
            if imported.statement in self.placement.app_class.body and self.placement.is_deferred(imported):
                found.append(
                    ImportTimeUse(imported.statement, imported.bound, "an import in the body of a class")
                )
        return tuple(found)

    def _import_time_places(self) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
        for one in self.placement.decorations:
            if one.cls is self.placement.app_class and self.is_refused(one):
                yield from ((decorator, "a decorator") for decorator in one.decorators)
        for function in filter(self.placement.is_endpoint, methods(self.placement.app_class)):
            for _, default in parameters_with_defaults(function):
                yield from ((part, "a default value") for part in self._kept_parts(default))
        for base in [
            *self.placement.app_class.bases,
            *(one.value for one in self.placement.app_class.keywords),
        ]:
            yield base, "a base class"
        yield from ((decorator, "a decorator") for decorator in self.placement.app_class.decorator_list)
        gone = {id(one.statement) for one in self.placement.moves.statements}
        for member in self.placement.app_class.body:
            if id(member) not in gone and not isinstance(member, (ast.FunctionDef, ast.AsyncFunctionDef)):
                part = (member.value or ast.Pass()) if isinstance(member, ast.AnnAssign) else member
                yield part, "the body of a class"

    def is_refused(self, decoration: Decoration) -> bool:
        """Whether ``setup()`` cannot apply the decorators of a method, or of a function that must stand in a file."""
        if needs_source(self.module, decoration):
            return True
        if decoration.cls is None:
            return False
        named = {decorator_name(self.module, one) for one in decoration.function.decorator_list}
        if (
            named & BUILT_IN
            or decoration.function is self.placement.setup
            or decoration.cls is not self.placement.app_class
        ):
            return True
        return any(self._asks_for_the_instance(name) for name in decoration.uses)

    def _asks_for_the_instance(self, name: str) -> bool:
        if name in self.module.functions:
            return takes_instance_apart(self.module, name)
        imported = self.module.top_level_imports.get(name)
        return imported is not None and takes_instance_apart(
            self.module.neighbour(imported), imported.name or ""
        )

    def _kept_parts(self, default: ast.expr) -> list[ast.expr]:
        """A default value; of a call, the arguments that a conversion keeps."""
        if default in self.placement.replaced:
            return []
        if not self.placement.replaced or not isinstance(default, ast.Call):
            return [default]
        arguments = [*default.args, *(keyword.value for keyword in default.keywords)]
        return [default.func, *(one for one in arguments if one not in self.placement.replaced)]


def needs_source(module: PythonModule, decoration: Decoration) -> bool:
    """Whether one of the decorators reads the source of the function, which must stand in a file then."""
    return any(reads_the_source(module, one) for one in decoration.decorators)
