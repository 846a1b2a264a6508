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
    changes: dict[str, bytes | None] = {}
    kept = []
    for file in project.client_files():
        try:
            data = _converted(file, options)
        except CannotConvert as error:
            kept.append(str(error) if str(error).startswith(file.path) else f"{file.path}: {error}")
            continue
        if data is not None:
            changes[file.path] = data
    return Clients(project.with_changes(changes) if changes else project, tuple(kept))


class CannotConvert(Exception):
    """A file cannot be rewritten; ``args[0]`` says why."""


def _converted(file: PythonFile, options: Options) -> bytes | None:
    """The file after its edits; None where there are none."""
    from .fixing.apply import apply_edits

    plan = _plan(file, options)
    edits = plan.edits()
    if not edits:
        return None
    data = file.project.tree.read(file.path)
    assert data is not None
    every = list(dict.fromkeys([*edits, *_marks(plan, options)]))
    result = apply_edits(file.path, data, every, CannotConvert)
    _refuse_dangling(file, result)
    return result


def _refuse_dangling(file: PythonFile, data: bytes) -> None:
    """No name that the package was imported by may be left without its import."""
    after = PythonModule(file.path, decode_python(data).text)
    names = {one.bound for one in file.module.imports if one.root == MODULE}
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
