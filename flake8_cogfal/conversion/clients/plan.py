"""What becomes of the clients in a file: decided once for every group of requests that belong together."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ...findings import Applicability
from ...fixing.edits import AddImport, Edit, RemoveImport, ReplaceExpression, ReplaceStatement
from ...fixing.places import place_of
from ...marks import is_silenced
from ...options import Options
from ...project.project import PythonFile
from ...replicate.names import MODULE, TOKEN
from ...replicate.reading import Reading, read_client
from ...replicate.values import ErrorText
from ...source.imported_names import ImportedName
from .callers import callers_of
from .conversion import Conversion
from .draft import CLIENT, Note
from .errors import OTHER_WORDS
from .groups import Group, groups_of
from .models import OwnModel, own_model
from .requests import code_of
from .tokens import Token, token_edits, tokens_of

SHARED = "this client and its calls stay, as the token is still needed for other calls in this file, which cannot be converted"


@dataclass(frozen=True)
class Decision:
    """What becomes of a group. ``notes`` are the findings in it; ``edits`` are empty where it stays."""

    group: Group
    applicability: Applicability
    notes: tuple[Note, ...]
    remarks: tuple[Note, ...]
    edits: tuple[Edit, ...]

    @property
    def has_client(self) -> bool:
        """Whether a client object, which may have been given a token, belongs to it."""
        return any(one.kind == "client" for one in self.group.requests)

    @property
    def stays(self) -> bool:
        """Whether the group is left to a person."""
        return self.applicability is Applicability.MANUAL


def _kept(decision: Decision) -> Decision:
    """The decision to leave a group, because its client shares a token with what stays."""
    clients = [one.node for one in decision.group.requests if one.kind == "client"]
    notes = (*decision.notes, *(Note("CF704", one, SHARED) for one in clients))
    return replace(decision, applicability=Applicability.MANUAL, notes=notes, edits=(), remarks=())


@dataclass(frozen=True)
class ClientPlan:
    """Decisions for one file under the user's options."""

    file: PythonFile
    options: Options

    @cached_property
    def reading(self) -> Reading:
        """The file as it was read."""
        return read_client(self.file.module)

    @cached_property
    def callers(self) -> tuple[Reading, ...]:
        """The other files of the project that use what this one gives."""
        return callers_of(self.file, self.reading)

    @cached_property
    def own(self) -> OwnModel | None:
        """The model of the project itself."""
        return own_model(self.file.project, self.options)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """One for every group."""
        reading = self.reading
        apps = self._apps_in_file()
        found = []
        told: set[Note] = set()
        for group in groups_of(reading) or [Group((), ())]:
            conversion = Conversion(reading, group, self.options.apps, self.own, apps, self.callers)
            conversion.convert()
            applicability = conversion.applicability
            if self._is_silenced(group):
                applicability = Applicability.MANUAL
            notes = tuple(one for one in dict.fromkeys(conversion.notes()) if one not in told)
            told.update(notes)
            if not group.requests and applicability is not Applicability.MANUAL:
                continue
            edits = () if applicability is Applicability.MANUAL else tuple(conversion.draft.edits)
            found.append(Decision(group, applicability, notes, tuple(conversion.draft.remarks), edits))
        if any(one.stays for one in found) and self.tokens:
            found = [_kept(one) if one.has_client and not one.stays else one for one in found]
        return tuple(found)

    @property
    def differences(self) -> Iterator[Note]:
        """What differs on fal, whichever requests are converted: the texts of errors, once on a line."""
        deciding = {
            one.node.lineno: one.node
            for one in self.reading.uses
            if one.operation == "decided" and isinstance(one.value, ErrorText)
        }
        for node in deciding.values():
            yield Note("CF708", node, OTHER_WORDS, manual=True)

    def _apps_in_file(self) -> frozenset[str]:
        """The models that the file names."""
        from .models import models_named

        module = self.file.module
        return frozenset(
            model
            for request in self.reading.requests
            if request.kind in ("run", "stream", "create")
            for model, _ in models_named(module, request)
        )

    def _is_silenced(self, group: Group) -> bool:
        lines = self.file.module.lines
        return any(is_silenced(lines[one.node.lineno - 1], code_of(one)) for one in group.requests)

    # -- tokens -----------------------------------------------------------------------------------------

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Where the file has to do with Replicate's token."""
        return tuple(tokens_of(self.file.module))

    @property
    def applicability(self) -> Applicability:
        """Of what concerns the whole file: the least of its groups."""
        kinds = {one.applicability for one in self.decisions}
        for one in (Applicability.MANUAL, Applicability.UNSAFE):
            if one in kinds or not kinds:
                return one
        return Applicability.SAFE

    def allows(self, applicability: Applicability) -> bool:
        """Whether fixes of this kind are applied."""
        return applicability is Applicability.SAFE or (
            applicability is Applicability.UNSAFE and self.options.unsafe_fixes
        )

    # -- edits ------------------------------------------------------------------------------------------

    @cached_property
    def converted(self) -> list[Decision]:
        """The groups that are converted."""
        if CLIENT in self.file.module.bound_names - self._own_imports():
            return []
        return [one for one in self.decisions if one.edits and self.allows(one.applicability)]

    @property
    def imports_that_stay(self) -> list[ast.stmt]:
        """The imports of replicate, where some groups are converted and others are not."""
        if not self.converted or len(self.converted) == len(self.decisions):
            return []
        return [one.statement for one in self.file.module.imports if one.root == MODULE]

    def edits(self) -> list[Edit]:
        """What changes in the file."""
        if not self.converted:
            return []
        edits = [edit for one in self.converted for edit in one.edits]
        is_whole = len(self.converted) == len(self.decisions)
        if is_whole:
            edits += token_edits(self.file.module, self.tokens, renames=not self._names_token_elsewhere())
        edits += self._imports(is_whole)
        return list(dict.fromkeys(edits))

    def _names_token_elsewhere(self) -> bool:
        """Whether another client of the project may take a variable that is called as the token from this file."""
        path = self.file.path
        others = [
            one.module
            for one in self.file.project.client_files()
            if one.path != path and TOKEN in one.module.text
        ]
        modules = (module.neighbour(one) for module in others for one in module.imports)
        return any(one is not None and one.path == path for one in modules)

    def _own_imports(self) -> set[str]:
        return {one.bound for one in self.file.module.imports if one.module == CLIENT}

    def _imports(self, is_whole: bool) -> Iterator[Edit]:
        """The import of fal_client; that of replicate goes with its last use."""
        module = self.file.module
        ours = [one for one in module.imports if one.root == MODULE]
        nested = [one for one in ours if not one.at_module_level]
        if not is_whole or not nested:
            yield AddImport(module.path, f"import {CLIENT}")
        if not is_whole:
            return
        replaced: set[ast.stmt] = set()
        for one in ours:
            place = (module.path, one.statement.lineno, module.character_column(one.statement))
            if one.at_module_level:
                yield RemoveImport(*place, one.module, one.name, one.alias)
            elif one.statement not in replaced:
                replaced.add(one.statement)
                yield ReplaceStatement(*place, f"import {CLIENT}\n" + self._others(one))
        yield from self._renamed(ours)

    def _others(self, imported: ImportedName) -> str:
        """What the same statement imports besides."""
        return "".join(
            f"{one.source}\n"
            for one in self.file.module.imports
            if one.statement is imported.statement and one.root != MODULE
        )

    def _renamed(self, ours: list[ImportedName]) -> Iterator[Edit]:
        """``replicate = None``, where the package may be missing."""
        names = {one.bound for one in ours}
        module = self.file.module
        for node in module.nodes:
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Constant)
                and node.value.value is None
            ):
                for target in node.targets:
                    if isinstance(target, ast.Name) and target.id in names:
                        yield ReplaceExpression(module.path, *place_of(module, target), target.id, CLIENT)
