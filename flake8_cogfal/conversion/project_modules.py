"""What a module of the project uses of cog, where the app imports that module, and what stands there on fal.

Such a module runs on the runner as any other does: its classes and functions stay as they are, with pathlib's Path for
cog's, pydantic's models, and predictors that are plain classes.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..cog.fallbacks import Fallback, fallbacks
from ..cog.names import CALLS, INPUT, ITERATORS, MODEL_BASES, PATH, PREDICTOR_BASES, SECRET, is_cog
from ..cog.output_models import ModelField, OutputModel, read_models
from ..cog.uses import dynamic_imports, uses_of_cog
from ..fixing.edits import (
    AddImport,
    Edit,
    RemoveImport,
    RemoveStatement,
    ReplaceExpression,
    ReplaceStatement,
    SetClassHeader,
)
from ..fixing.places import place_of
from ..placement.statements import is_type_checking
from ..project.declared import spent_definitions
from ..project.project import PythonFile
from ..source.imported_names import ImportedName
from ..source.module import Function, PythonModule, methods
from ..source.walking import walk
from .outputs.types import read_shape
from .plan import AppPlan
from .preparation.classes import plain_class

RUNTIME_OF_PREDICTORS = frozenset({"log", "scope", "record_metric"})
"""What a predictor has from its base class in some generations of Cog."""

NOT_CONVERTED = "`{}` comes from cog and is used here in a way that is not converted"


@dataclass(frozen=True)
class Problem:
    """What stands in the way: a node of the module and the reason."""

    node: ast.expr | ast.stmt
    reason: str


@dataclass(frozen=True)
class Home:
    """Where a name of cog is at home on fal."""

    module: str
    name: str

    @classmethod
    def of(cls, qualified: str) -> Home | None:
        """None for a name that nothing stands for."""
        if qualified in PATH:
            return cls("pathlib", "Path")
        if qualified in MODEL_BASES:
            return cls("pydantic", "BaseModel")
        return cls("pydantic", "SecretStr") if qualified in SECRET else None

    def source(self, bound: str = "") -> str:
        """The import of the name, bound to another one where the file has it so."""
        return f"from {self.module} import {self.name}" + (
            f" as {bound}" if bound not in ("", self.name) else ""
        )


class CogInModule:
    """The uses in one module, which the predictor of its project reaches."""

    def __init__(self, file: PythonFile) -> None:
        self.file = file
        self.module = file.module

    # -- imports --------------------------------------------------------------------------------------

    @cached_property
    def imports(self) -> tuple[ImportedName, ...]:
        """The names from cog that are replaced."""
        other = {id(one.statement) for one in self.left_alone}
        return tuple(one for one in self.module.imports if is_cog(one) and id(one.statement) not in other)

    @cached_property
    def left_alone(self) -> tuple[ImportedName, ...]:
        """The names that the file can do without: in a way of its own, or because it names them in annotations only."""
        found = [one for other in self._fallbacks if not _is_replaceable(other) for one in other.imports]
        for block in filter(is_type_checking, self.module.tree.body):
            inside = {id(node) for node in walk(block)}
            own = [one for one in self.module.imports if is_cog(one) and id(one.statement) in inside]
            found += own if any(_home_in_block(one) is None for one in own) else []
        return tuple(found)

    @cached_property
    def _fallbacks(self) -> tuple[Fallback, ...]:
        return fallbacks(self.module)

    @cached_property
    def _nested(self) -> dict[ast.stmt, list[ImportedName]]:
        """Statements below the module's body that import from cog, a whole ``try`` where that is all it does."""
        whole = {
            id(one.statement): fallback.statement for fallback in self._fallbacks for one in fallback.imports
        }
        found: dict[ast.stmt, list[ImportedName]] = {}
        for one in self.imports:
            if not one.at_module_level:
                found.setdefault(whole.get(id(one.statement), one.statement), []).append(one)
        return found

    @property
    def is_spent(self) -> bool:
        """Whether the module has cog for inputs of the predictor alone: they become fields, and it is not needed any more."""
        return bool(self._spent) and not self.problems

    # -- uses -----------------------------------------------------------------------------------------

    @cached_property
    def _uses(self) -> tuple[tuple[ast.expr, str], ...]:
        """The expressions to be replaced or refused, with the name of cog that they stand for."""
        spared = {id(node) for one in self._spent for node in walk(one)}
        for node in self._predictors:
            spared.update(id(part) for base in node.bases for part in walk(base))
            spared.update(
                id(part) for one in methods(node) for call in _inputs(self.module, one) for part in walk(call)
            )
        missing = {one.bound for one in self.left_alone}
        return tuple(
            (node, name)
            for node, name in uses_of_cog(self.module)
            if id(node) not in spared
            and name not in CALLS
            and not (isinstance(node, ast.Name) and node.id in missing)
        )

    @cached_property
    def _spent(self) -> tuple[ast.stmt, ...]:
        """Statements that declare inputs of the predictor and nothing else."""
        app = self.file.project.app_file
        found = spent_definitions(app) if app is not None else ()
        return tuple(one.statement for one in found if one.module.path == self.module.path)

    @cached_property
    def _predictors(self) -> tuple[ast.ClassDef, ...]:
        """The classes of the module that derive from a class of cog."""
        return tuple(
            node
            for node in self.module.classes.values()
            if any(self.module.qualified(base) in PREDICTOR_BASES for base in node.bases)
        )

    @cached_property
    def _annotations(self) -> frozenset[int]:
        """The parts of annotations."""
        found = (
            getattr(node, name, None) for node in self.module.nodes for name in ("annotation", "returns")
        )
        return frozenset(id(part) for one in found if isinstance(one, ast.expr) for part in walk(one))

    @cached_property
    def _rewritten(self) -> frozenset[int]:
        """The parts of signatures that are written anew without ``Input(...)``."""
        functions = [
            one for node in self._predictors for one in methods(node) if any(_inputs(self.module, one))
        ]
        parts = [part for one in functions for part in (one.args, one.returns) if part is not None]
        return frozenset(id(node) for part in parts for node in walk(part))

    def _replacement(self, node: ast.expr, name: str) -> tuple[str, str] | None:
        """An import and the code in the place of a use; empty where the name stays; None where nothing will do."""
        home = Home.of(name)
        if home is not None:
            if isinstance(node, ast.Name) and (node.id != "Secret" or home.name != "SecretStr"):
                return "", ""
            return home.source(), home.name
        if name in ITERATORS and id(node) in self._annotations:
            iterator = "AsyncIterator" if "Async" in name else "Iterator"
            bound = self.module.top_level_imports.get(iterator)
            is_there = bound is not None and bound.module in ("typing", "collections.abc")
            return "" if is_there else f"from collections.abc import {iterator}", iterator
        return None

    # -- what stands in the way -----------------------------------------------------------------------

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is not converted, in order."""
        found = [
            *self._problems_of_imports(),
            *self._problems_of_uses(),
            *self._problems_of_predictors(),
            *self._problems_of_models(),
        ]
        return tuple(sorted(found, key=lambda one: (one.node.lineno, one.node.col_offset)))

    def _problems_of_imports(self) -> Iterator[Problem]:
        for one in self.imports:
            if one.bound == "*":
                yield Problem(one.statement, f"`{one.source}`: name what is used")
            elif not one.at_module_level and _home_in_block(one) is None:
                yield Problem(one.statement, f"`{one.source}` inside a block: make it a plain import first")
            elif taker := self._taken_by(one):
                yield Problem(one.statement, f"`{one.bound}` of cog is handed on to {taker}: import it there")

    def _taken_by(self, imported: ImportedName) -> str:
        """The file that has a name of cog from this module, which does not need it itself; empty for none."""
        if Home.of(imported.qualified) is not None and imported.bound in self.module.used_names:
            return ""
        app = self.file.project.app_file
        assert app is not None
        for other in (app.module, *app.reached):
            if any(_takes(other, one, self.module, imported.bound) for one in other.imports):
                return other.path
        return ""

    def _problems_of_uses(self) -> Iterator[Problem]:
        for call in dynamic_imports(self.module):
            yield Problem(call, NOT_CONVERTED.format(self.module.source(call)))
        awaits_class = self.file.project.app_file is not None and self.file.project.app_file.predictor is None
        for node, name in self._uses:
            if (
                name in INPUT and awaits_class
            ):  # a function becomes a class first: then it is known what is spent
                continue
            replacement = self._replacement(node, name)
            if replacement is None or (replacement[1] and id(node) in self._rewritten):
                yield Problem(node, NOT_CONVERTED.format(self.module.source(node)))
            elif replacement[0] and self._is_taken(replacement[1], replacement[0]):
                reason = (
                    f"`{replacement[1]}` is the file's own name, and stands for `{name}` on fal: rename it"
                )
                yield Problem(node, reason)

    def _is_taken(self, name: str, code: str) -> bool:
        """Whether the file means something else by a name than an import of it would."""
        bound = [one for one in self.module.imports if one.bound == name]
        if bound:
            return any(not is_cog(one) and one.source != code for one in bound)
        return name in self.module.bound_names

    def _problems_of_predictors(self) -> Iterator[Problem]:
        for node in self._predictors:
            own = {one.name for one in methods(node)}
            for part in walk(node):
                if (
                    isinstance(part, ast.Attribute)
                    and part.attr in RUNTIME_OF_PREDICTORS - own
                    and self.module.qualified(part.value) == "self"
                ):
                    reason = f"`{self.module.source(part)}` is of Cog's base class: drop it"
                    yield Problem(part, reason)
            if node.keywords:
                yield Problem(
                    node, f"`class {node.name}` has class keywords; this version converts classes without"
                )

    # -- models ---------------------------------------------------------------------------------------

    @cached_property
    def _models(self) -> tuple[OutputModel, ...]:
        """The models of the module that derive from cog's, directly or not."""
        found: dict[str, OutputModel] = {}
        for model in read_models(self.module).values():
            names = {self.module.qualified(base) for base in model.node.bases}
            if names & MODEL_BASES or any(one.name in found for one in model.parents):
                found[model.name] = model
        return tuple(found.values())

    def _problems_of_models(self) -> Iterator[Problem]:
        names = {one.name for one in self._models}
        known = read_models(self.module) if names else {}
        for model in self._models:
            if model.node.keywords:
                yield Problem(model.node, f"`class {model.name}` has class keywords; pydantic knows others")
            for one in model.own_fields:
                shape = read_shape(self.module, one.annotation, known)
                if any(part.kind in ("object", "unknown", "stream") for part in shape.parts()):
                    reason = (
                        f"pydantic may not take `{self.module.source(one.annotation)}` as the type of a field"
                    )
                    yield Problem(one.statement, reason)
        for node in self.module.nodes if names else ():
            if isinstance(node, ast.Call) and node.args and self.module.qualified(node.func) in names:
                source = self.module.source(node.func)
                yield Problem(
                    node, f"`{source}` is given fields by position: pydantic takes them by keyword only"
                )

    def _field(self, field: ModelField) -> Iterator[Edit]:
        """``= None`` and ``| None``, where pydantic 2 would require what cog did not."""
        shape = read_shape(self.module, field.annotation, read_models(self.module))
        source = self.module.source(field.annotation)
        if field.default is None and shape.is_optional:
            place = place_of(self.module, field.statement)
            yield ReplaceStatement(self.module.path, *place, f"{field.name}: {source} = None")
        elif field.is_none_by_default and not shape.is_optional and shape.kind != "any":
            place = place_of(self.module, field.annotation)
            yield ReplaceExpression(self.module.path, *place, source, f"{source} | None")

    # -- edits ----------------------------------------------------------------------------------------

    def edits(self, plan: AppPlan) -> Iterator[Edit]:
        """What takes cog out of the module; its calls of Cog's runtime are gone already."""
        module, path = self.module, self.module.path
        for statement in self._spent:
            yield RemoveStatement(path, *place_of(module, statement))
        for one in self.imports:
            if one.at_module_level:
                yield RemoveImport(path, *place_of(module, one.statement), one.module, one.name, one.alias)
                home = Home.of(one.qualified)
                if home is not None:
                    yield AddImport(path, _line(one, home))
        for statement, names in self._nested.items():
            homes = ((one, _home_in_block(one)) for one in names)
            lines = dict.fromkeys(_line(one, home) for one, home in homes if home is not None)
            yield ReplaceStatement(path, *place_of(module, statement), "\n".join(lines))
        for node, name in self._uses:
            replacement = self._replacement(node, name)
            if replacement is not None and replacement[1]:
                if replacement[0]:
                    yield AddImport(path, replacement[0])
                yield ReplaceExpression(path, *place_of(module, node), module.source(node), replacement[1])
        for cls in self._predictors:
            bases = (base for base in cls.bases if module.qualified(base) not in PREDICTOR_BASES)
            yield SetClassHeader(path, cls.name, cls.name, ", ".join(module.source(base) for base in bases))
            yield from plain_class(AppPlan(self.file, plan.options), cls)
        for model in self._models:
            for field in model.own_fields:
                yield from self._field(field)


def _is_replaceable(fallback: Fallback) -> bool:
    """Whether a ``try`` does nothing but to take from cog what is at home elsewhere."""
    return fallback.is_plain and all(_home_in_block(one) for one in fallback.imports)


def _home_in_block(imported: ImportedName) -> Home | None:
    """The home of what is imported below the module's body: there the name itself has to stay."""
    return None if imported.qualified in SECRET else Home.of(imported.qualified)


def _line(imported: ImportedName, home: Home) -> str:
    """The import of a name from its home; a Secret is called SecretStr from now on."""
    return home.source("" if imported.bound == "Secret" else imported.bound)


def _inputs(module: PythonModule, function: Function) -> Iterator[ast.Call]:
    """The calls of ``Input`` that are defaults of a function."""
    for one in (*function.args.defaults, *function.args.kw_defaults):
        if isinstance(one, ast.Call) and module.qualified(one.func) in INPUT:
            yield one


def _takes(other: PythonModule, imported: ImportedName, home: PythonModule, name: str) -> bool:
    """Whether an import of another module, or a use of it, takes a name from this one."""
    neighbour = other.neighbour(imported)
    if neighbour is not None and neighbour.path == home.path and imported.name in (name, "*"):
        return imported.name == name or name in other.used_names
    submodule = other.submodule(imported) if imported.name != "*" else None
    if submodule is None or submodule.path != home.path:
        return False
    return any(
        isinstance(node, ast.Attribute)
        and node.attr == name
        and isinstance(node.value, ast.Name)
        and node.value.id == imported.bound
        for node in other.nodes
    )
