"""The clients of Replicate in a project, converted file by file, apart from the project's app."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .findings import Finding
from .fixing.edits import Edit, MarkTodo
from .marks import MARKED, is_silenced, mark, without_marked
from .options import Options
from .project.project import Project, PythonFile
from .replicate.marks import is_client_text
from .replicate.names import MODULE
from .rules import RULES, Group
from .source.module import PythonModule
from .source.text import decode_python

if TYPE_CHECKING:
    from .conversion.clients.plan import ClientPlan

BOTH = (
    "this file calls fal and Replicate now: it needs both packages, and both FAL_KEY and REPLICATE_API_TOKEN, until the rest"
    " is converted"
)


@dataclass(frozen=True)
class Clients:
    """A project with its clients converted; ``kept`` says which files could not be rewritten, and why."""

    project: Project
    kept: tuple[str, ...] = ()


def find_clients(file: PythonFile, options: Options) -> list[Finding]:
    """What is found in a file that may be a client of Replicate."""
    if not is_client_text(file.module.text):
        return []
    plan = _plan(file, options)
    rules = [rule for rule in RULES.values() if rule.group is Group.CLIENTS and options.selects(rule.code)]
    return [one for rule in rules for one in rule.check_client(plan)]


def _plan(file: PythonFile, options: Options) -> ClientPlan:
    from .conversion.clients.plan import ClientPlan  # few files are clients: the rest loads no reader

    return ClientPlan(file, options)


def convert_clients(project: Project, options: Options) -> Clients:
    """Convert what can be; all rules of the family have to be selected, as half of them would leave broken code."""
    rules = [rule for rule in RULES.values() if rule.group is Group.CLIENTS]
    if not all(options.selects(rule.code) for rule in rules):
        return Clients(project)
    edits = {file.path: _edits(file, options) for file in project.client_files()}
    changes: dict[str, bytes | None] = {}
    kept: dict[str, str] = {}
    while True:
        changes = {}
        together = [one for path, own in edits.items() if path not in kept for one in own]
        failed = {}
        for path in dict.fromkeys(one.path for one in together):
            try:
                changes[path] = _rewritten(project, path, [one for one in together if one.path == path])
            except CannotConvert as error:
                failed[path] = str(error) if str(error).startswith(path) else f"{path}: {error}"
        if not failed:
            return Clients(project.with_changes(changes) if changes else project, tuple(kept.values()))
        for path, own in edits.items():
            reasons = [failed[one.path] for one in own if one.path in failed]
            kept |= {path: reasons[0]} if reasons else {}


class CannotConvert(Exception):
    """A file cannot be rewritten; ``args[0]`` says why."""


def _edits(file: PythonFile, options: Options) -> list[Edit]:
    """What changes for a client: in its file, and in files that call its functions; nothing where it stays."""
    plan = _plan(file, options)
    edits = plan.edits()
    return list(dict.fromkeys([*edits, *_marks(plan, options)])) if edits else []


def _rewritten(project: Project, path: str, edits: list[Edit]) -> bytes:
    """A file after the edits of it."""
    from .fixing.apply import apply_edits

    data = project.tree.read(path)
    assert data is not None
    result = apply_edits(path, data, edits, CannotConvert)
    before = PythonModule(path, decode_python(data).text)
    _refuse_dangling(before, result)
    return result


def _refuse_dangling(before: PythonModule, data: bytes) -> None:
    """No name that the package was imported by may be left without its import."""
    after = PythonModule(before.path, decode_python(data).text)
    names = {one.bound for one in before.imports if one.root == MODULE}
    left = (names & after.used_names) - after.bound_names
    if left:
        raise CannotConvert(f"`{min(left)}` is used in a way that is not followed")


def _marks(plan: ClientPlan, options: Options) -> Iterator[Edit]:
    """The comments about what is left in a file that changes, where nobody silenced it."""
    for node in plan.imports_that_stay[:1]:
        yield MarkTodo(plan.file.path, node.lineno, mark("CF704", BOTH))
    for decision in plan.decisions:
        stays = not decision.edits or not plan.allows(decision.applicability)
        for note in (*decision.remarks,) if not stays else ():
            yield MarkTodo(plan.file.path, note.node.lineno, mark(note.code, note.message))
    left = [
        one
        for one in find_clients(plan.file, options)
        if one.subject is not MARKED
        and not plan.allows(one.applicability)
        and not is_silenced(plan.file.module.lines[one.place.line - 1], one.code)
    ]
    for finding in without_marked(left, plan.file.module):
        yield MarkTodo(plan.file.path, finding.place.line, mark(finding.code, finding.message))
