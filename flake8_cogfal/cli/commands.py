"""What ``cogfal-fix`` does with its arguments.

The engine and its rules are loaded when a project is found: a folder without one costs its reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..fixing.journal import WriteRefused, find_journal
from ..fixing.repository import uncommitted
from ..fixing.transaction import Change, commit, refuse_after_interruption
from ..migration import Migration
from ..project.discovery import find_projects
from ..project.project import Project
from .arguments import Arguments, UsageError
from .copying import copy_project
from .outcome import Outcome, Status
from .progress import shown
from .report import reporter_for
from .undoing import undo_runs

if TYPE_CHECKING:
    from .planning import Task


def run(arguments: Arguments) -> int:
    """Do what the arguments say; the exit code."""
    if arguments.list_rules or arguments.explain:
        from .catalogue import explain, list_rules

        return explain(arguments.explain) if arguments.explain else list_rules()
    if arguments.undo:
        return undo_runs(arguments.paths)
    if arguments.paths == ("-",):
        from .standard_input import fix_standard_input

        return fix_standard_input(arguments)
    projects = _projects(arguments.paths)
    if arguments.output is not None and len(projects) > 1:
        raise UsageError("--output takes one project at a time")
    if arguments.verify:
        from .verifying import refuse_to_verify, verified

        refuse_to_verify(arguments, len(projects))
    tasks = [(project, arguments.options_at(project.tree.root)) for project in projects]
    reporter = reporter_for(arguments)
    outcomes = []
    show_progress = arguments.progress and not arguments.quiet
    plans = shown(_plans(tasks, arguments.jobs), len(tasks), show_progress)
    for migration, (_, options) in zip(plans, tasks, strict=True):
        outcome = _finish(migration, arguments)
        if arguments.verify:
            outcome = verified(outcome, arguments, options)
        reporter.project(outcome)
        outcomes.append(outcome)
    reporter.end(outcomes)
    return max((outcome.exit_code for outcome in outcomes), default=0)


def _plans(tasks: Sequence[Task], jobs: int) -> Iterator[Migration]:
    if tasks:
        from .planning import plans

        yield from plans(tasks, jobs)


def _projects(paths: Iterable[str]) -> list[Project]:
    found: dict[tuple[str, str | None], Project] = {}
    for path in paths:
        try:
            for project in find_projects(Path(path)):
                found[str(project.tree.root.resolve()), project.configuration_path or project.app_path] = (
                    project
                )
        except OSError as error:
            raise UsageError(f"{error.filename or path}: {error.strerror}") from error
    return list(found.values())


def _finish(migration: Migration, arguments: Arguments) -> Outcome:
    """Write, or do not; say how it went."""
    outcome = Outcome(migration, _status(migration), _changes(migration))
    try:
        _refuse_half_of_a_run(migration.project.tree.root)
    except WriteRefused as error:
        return replace(outcome, status=Status.REFUSED, refusal=str(error))
    if outcome.status is not Status.PLANNED or arguments.check_only or arguments.show_diff:
        return outcome
    root = migration.project.tree.root
    try:
        if arguments.output is not None:
            copy_project(root, arguments.output, outcome.changes)
        else:
            if not arguments.allow_dirty:
                _refuse_uncommitted(root, outcome.changes)
            commit(outcome.changes, root)
    except (WriteRefused, OSError) as error:
        return replace(outcome, status=Status.REFUSED, refusal=str(error))
    return replace(outcome, status=Status.WRITTEN, output=arguments.output)


def _refuse_half_of_a_run(root: Path) -> None:
    """Raise WriteRefused where files below a folder are old and new ones: whatever is found in them misleads."""
    place = find_journal(root)
    if place is not None:
        refuse_after_interruption(place, root)


def _status(migration: Migration) -> Status:
    """How it stands before anything is written."""
    reading = migration.project.reading
    if migration.problems or (reading is not None and reading.configuration is None):
        return Status.UNREADABLE
    if migration.declined and not migration.changes:
        return Status.DECLINED
    return Status.PLANNED if migration.changes else Status.UNCHANGED


def _changes(migration: Migration) -> tuple[Change, ...]:
    before = migration.project.tree
    return tuple(
        Change(Path(path), before.read(path), data) for path, data in sorted(migration.changes.items())
    )


def _refuse_uncommitted(root: Path, changes: Iterable[Change]) -> None:
    dirty = uncommitted([root / change.path for change in changes if change.before is not None])
    if dirty:
        rest = f" (and in {len(dirty) - 1} more)" if len(dirty) > 1 else ""
        reason = "git has uncommitted changes in this file"
        raise WriteRefused(dirty[0], f"{reason}{rest}; commit them first, or use --allow-dirty")
