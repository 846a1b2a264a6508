"""What ``cogfal-fix`` does with its arguments."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from ..engine import Migration, migrate
from ..fixing.journal import NothingToUndo, WriteRefused, find_journal, undo
from ..fixing.repository import uncommitted
from ..fixing.transaction import Change, commit
from ..options import Options
from ..project.discovery import find_projects
from ..project.project import Project
from .arguments import Arguments, UsageError
from .copying import copy_project
from .outcome import Outcome, Status
from .progress import shown
from .report import reporter_for
from .standard_input import fix_standard_input


def run(arguments: Arguments) -> int:
    """Do what the arguments say; the exit code."""
    if arguments.list_rules or arguments.explain:
        from .catalogue import explain, list_rules

        return explain(arguments.explain) if arguments.explain else list_rules()
    if arguments.undo:
        return _undo(arguments.paths)
    if arguments.paths == ("-",):
        return fix_standard_input(arguments)
    projects = _projects(arguments.paths)
    if arguments.output is not None and len(projects) > 1:
        raise UsageError("--output takes one project at a time")
    reporter = reporter_for(arguments)
    outcomes = []
    for migration in shown(
        _migrations(projects, arguments), len(projects), arguments.progress and not arguments.quiet
    ):
        outcome = _finish(migration, arguments)
        reporter.project(outcome)
        outcomes.append(outcome)
    reporter.end(outcomes)
    return max((outcome.exit_code for outcome in outcomes), default=0)


def _projects(paths: Iterable[str]) -> list[Project]:
    found: dict[tuple[str, str | None], Project] = {}
    for path in paths:
        try:
            for project in find_projects(Path(path)):
                found[str(project.tree.root.resolve()), project.configuration_path or project.app_path] = (
                    project
                )
        except FileNotFoundError as error:
            raise UsageError(f"{path}: there is no such file or folder") from error
        except OSError as error:
            raise UsageError(f"{path}: {error.strerror}") from error
    return list(found.values())


def _migrations(projects: list[Project], arguments: Arguments) -> Iterator[Migration]:
    work = partial(migrate_safely, options=arguments.options)
    if arguments.jobs == 1 or len(projects) < 2:
        yield from map(work, projects)
        return
    with ProcessPoolExecutor(min(arguments.jobs, len(projects))) as pool:
        yield from pool.map(work, projects)


def migrate_safely(project: Project, options: Options) -> Migration:
    """``migrate``; a defect of this tool declines the one project and says what to report."""
    try:
        return migrate(project, options)
    except Exception as error:
        why = f"cogfal-fix has a defect: {type(error).__name__}: {error} (please report it with this project)"
        return Migration(project, (), declined=(why,))


def _finish(migration: Migration, arguments: Arguments) -> Outcome:
    """Write, or do not; say how it went."""
    if migration.problems:
        return Outcome(migration, Status.UNREADABLE)
    if migration.declined:
        return Outcome(migration, Status.DECLINED)
    if not migration.changes:
        return Outcome(migration, Status.UNCHANGED)
    if arguments.check_only or arguments.show_diff:
        return Outcome(migration, Status.PLANNED)
    root = migration.project.tree.root.resolve()
    changes = [
        Change(root / path, migration.project.tree.read(path), data)
        for path, data in sorted(migration.changes.items())
    ]
    try:
        if arguments.output is not None:
            copy_project(root, arguments.output, migration.changes)
            return Outcome(migration, Status.WRITTEN, output=arguments.output)
        dirty = (
            ()
            if arguments.allow_dirty
            else uncommitted([change.path for change in changes if change.before is not None])
        )
        if dirty:
            names = ", ".join(str(path) for path in dirty)
            why = f"{names}: git has uncommitted changes here; commit them first, or use --allow-dirty"
            return Outcome(migration, Status.REFUSED, refusal=why)
        commit(changes, root)
    except (WriteRefused, OSError) as error:
        return Outcome(migration, Status.REFUSED, refusal=str(error))
    return Outcome(migration, Status.WRITTEN)


def _undo(paths: Iterable[str]) -> int:
    code = 0
    for path in paths:
        start = Path(path)
        root = find_journal(start)
        try:
            if root is None:
                raise NothingToUndo(start)
            report = undo(root)
        except (NothingToUndo, WriteRefused) as error:
            print(f"cogfal-fix: {error}", file=sys.stderr)
            code = 2
            continue
        for restored in report.restored:
            print(f"put back {restored}")
    return code
