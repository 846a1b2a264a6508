"""Plans fixes to a fixed point, and hands over the result: what each file of a project becomes.

Nothing is written here. ``migrate`` applies the fixes in memory, checks the result again, and refuses a result that does
not compile or that raises a finding of a kind that the original did not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .checking import check
from .clients import convert_clients
from .conversion.notes import notes_on
from .conversion.plan import AppPlan
from .findings import Applicability, Finding
from .fixing.edits import AddImport, DeleteFile, Edit, ReplaceLines, WriteFile
from .marks import MARKED, mark_for
from .migration import Migration
from .options import Options
from .project.project import Project, PythonFile
from .project.taken_names import names_of_ones_own
from .project.training import training_project, without_training
from .rules import RULES, Group

if TYPE_CHECKING:
    from .hardware.choice import MachineChoice

MAXIMUM_ROUNDS = 5


class Unfixable(Exception):
    """The result of the fixes is not acceptable; ``args[0]`` says why."""


def migrate(project: Project, options: Options) -> Migration:
    """Plan every fix that the options allow: the clients of Replicate file by file, and the app, all of it or nothing."""
    clients = convert_clients(project, options)
    if clients.project is project:
        migration = _migrate_app(project, options)
        return replace(migration, kept=clients.kept)
    changes = _changed(project, clients.project)
    migration = _migrate_app(clients.project, options)
    if migration.problems:
        return replace(migration, project=project)
    found = check(project, options)
    left = migration.left if not migration.declined else check(clients.project, options)
    gone = {(one.code, one.place.path) for one in left}
    fixed = tuple(one for one in found if (one.code, one.place.path) not in gone)
    changes = {**changes, **migration.changes}
    return replace(
        migration,
        project=project,
        found=found,
        fixed=fixed,
        left=left,
        changes={path: data for path, data in changes.items() if data != project.tree.read(path)},
        kept=clients.kept,
    )


def prepared(project: Project, options: Options) -> Project:
    """The project with its predictor written as the converting rules know it, still in Cog's language. Raises Unfixable."""
    return _prepared(project, check(project, options), options)[0]


def _changed(before: Project, after: Project) -> dict[str, bytes | None]:
    """What differs between two states of a project."""
    return {path: data for path, data in after.tree.changes.items() if data != before.tree.read(path)}


def _migrate_app(project: Project, options: Options) -> Migration:
    """Plan the fixes of the app, to a fixed point, all or nothing; a training with its predictor."""
    training = training_project(project)
    if training is None:
        return _migrate(project, options)
    first = _migrate(without_training(project), options)
    training = replace(training, known=first.project.parsed)
    second = _migrate(training.with_changes(_written(first)), options)
    return _together(project, first, second)


def _written(migration: Migration) -> dict[str, bytes | None]:
    """The files that a migration creates or changes."""
    return {path: data for path, data in migration.changes.items() if data is not None}


def _together(project: Project, first: Migration, second: Migration) -> Migration:
    """One migration of two apps over the same files: what their common cog.yaml says, the first says."""

    seconds = _files_of(second.project) - _files_of(first.project)

    def of_both(mine: tuple[Finding, ...], others: tuple[Finding, ...]) -> tuple[Finding, ...]:
        firsts = [one for one in mine if one.place.path not in seconds]
        own = [one for one in others if one.place.path in seconds]
        return tuple(sorted([*firsts, *own], key=lambda finding: finding.sort_key))

    found = of_both(first.found, second.found)
    declined = tuple(dict.fromkeys([*first.declined, *second.declined]))
    if declined:
        return Migration(project, found, left=found, declined=declined)
    notes = list(first.notes)
    if second.app is not None:
        path, name = second.app
        notes.append(f"the training is an app of its own, {path}::{name}: run and deploy it by that name too")
    return Migration(
        project,
        found,
        of_both(first.fixed, second.fixed),
        of_both(first.left, second.left),
        {**first.changes, **second.changes},
        (),
        tuple(notes),
        (),
        first.app,
        first.machine,
        first.python_version,
    )


def _files_of(project: Project) -> frozenset[str | None]:
    """The Python files that run with a project's app, and its own."""
    app = project.app_file
    return frozenset({project.app_path, *(one.path for one in app.reached)} if app else {project.app_path})


def _migrate(project: Project, options: Options) -> Migration:
    found = check(project, options)
    declined = _reasons_to_decline(project, found, options)
    if declined:
        return Migration(project, found, left=found, declined=declined)
    try:
        prepared, known = _prepared(project, found, options)
        plan = _plan(prepared, options)
        notes = notes_on(plan) if plan is not None else ()
        current, left = _converted(prepared, known, plan, options)
    except Unfixable as error:
        return Migration(project, found, left=found, declined=(str(error),))
    changes = {path: data for path, data in current.tree.changes.items() if data != project.tree.read(path)}
    gone = {(one.code, one.place.path) for one in left}
    fixed = tuple(one for one in found if (one.code, one.place.path) not in gone)
    return Migration(
        project, found, fixed, left, changes, (), notes, (), _app_of(current), *_environment(plan)
    )


def _plan(project: Project, options: Options) -> AppPlan | None:
    """The plan for the app of a project; None where there is none, and nothing to fix."""
    file = project.app_file
    return AppPlan(file, options) if file is not None and file.is_app_file else None


def _prepared(
    project: Project, found: tuple[Finding, ...], options: Options
) -> tuple[Project, tuple[Finding, ...]]:
    """The project with its predictor written as the converting rules know it, still in Cog's language, and its findings."""
    for _ in range(len(RULES)):
        edits = _preparing_edits(project, found, options)
        if not edits:
            return project, found
        project = _applied(project, edits)
        found = check(project, options)
        blocking = next((one for one in found if one.blocks), None)
        if blocking is not None:
            raise Unfixable(
                f"{blocking.place.path}: {blocking.code} {blocking.message} (in line {blocking.place.line} of what the "
                "predictor becomes as a class with parameters)"
            )
    raise Unfixable("the preparations do not come to an end")


def _preparing_edits(project: Project, found: tuple[Finding, ...], options: Options) -> list[Edit]:
    """The edits of the next preparations, inputs first: what one rule rewrites, another has to read again."""
    from .fixing.touched import touched_by

    plan = _plan(project, options)
    if plan is None:
        return []
    edits: list[Edit] = []
    touched: frozenset[object] = frozenset()
    for code in sorted({one.code for one in found if one.prepares}, reverse=True):
        own = _edits(plan, [one for one in found if one.prepares and one.code == code])
        if any(isinstance(one, ReplaceLines) for one in own):  # they go by the lines of the file as it is
            if not edits:
                return own
            continue
        mine = touched_by(plan.file.module, own)
        if not touched & mine:
            edits += own
            touched |= mine
    return edits


def _converted(
    project: Project, found: tuple[Finding, ...], plan: AppPlan | None, options: Options
) -> tuple[Project, tuple[Finding, ...]]:
    """The project after every fix, and what is left to find in it."""
    left = found
    for _ in range(MAXIMUM_ROUNDS):
        edits = _edits(plan, left) if plan is not None else []
        if not edits:
            return project, left
        project = _applied(project, edits)
        plan = _plan(project, options)
        left = check(project, options)
        _refuse_new(found, left)
    raise Unfixable("the fixes do not come to an end")


def _reasons_to_decline(project: Project, found: Iterable[Finding], options: Options) -> tuple[str, ...]:
    """Why the project stays as it is. A rule that blocks does so also where it is not selected."""
    if project.problems:
        return tuple(f"{problem.path}:{problem.line}: {problem.message}" for problem in project.problems)
    blocking = [one for one in found if one.blocks]
    if options.select or options.ignore:
        blocking = [one for one in check(project, Options()) if one.blocks]
    return tuple(f"{one.place}: {one.code} {one.message}" for one in blocking)


def _edits(plan: AppPlan, findings: Sequence[Finding]) -> list[Edit]:
    """The edits of one round: those of every finding whose fix may be applied, once where several have one subject."""
    file, options = plan.file, plan.options
    edits: list[Edit] = []
    fixed: set[tuple[str, str, bool, int]] = set()
    for finding in findings:
        rule = RULES[finding.code]
        wanted = finding.applicability is Applicability.SAFE or (
            finding.applicability is Applicability.UNSAFE and options.unsafe_fixes
        )
        if wanted and (
            rule.group is not Group.APP
            or (rule.mends_apps and file.app is not None)
            or ((file.predictor is not None or finding.prepares) and _is_whole(rule.group, options))
        ):
            about = (finding.code, finding.place.path, finding.prepares, id(finding.subject))
            if about not in fixed:
                fixed.add(about)
                edits += rule.fix(finding, plan)
    if edits and not any(one.prepares for one in findings):
        left = (
            one
            for one in findings
            if one.applicability is Applicability.MANUAL
            and _goes_along(file, one.place.path)
            and one.subject is not MARKED
        )
        edits += [mark_for(one) for one in left]
    return list(dict.fromkeys(edits))


def _goes_along(app: PythonFile, path: str) -> bool:
    """Whether a file runs with the app: comments are written into no others."""
    return path == app.path or any(one.path == path for one in app.reached)


def _is_whole(group: Group | None, options: Options) -> bool:
    """Whether every rule of a group is selected: half of a conversion would leave a broken app."""
    return all(
        options.selects(rule.code) for rule in RULES.values() if rule.group is group and not rule.blocks
    )


def _applied(project: Project, edits: list[Edit]) -> Project:
    """The project after the edits of one round, in memory."""
    from .fixing.apply import apply_edits, apply_to_dockerfile

    changes: dict[str, bytes | None] = {}
    by_path: dict[str, list[Edit]] = {}
    for edit in edits:
        if isinstance(edit, WriteFile):
            changes[edit.path] = edit.text.encode()
        elif isinstance(edit, DeleteFile):
            changes[edit.path] = None
        else:
            by_path.setdefault(edit.path, []).append(edit)
    for path, own in by_path.items():
        data = project.tree.read(path)
        assert data is not None
        _refuse_taken_names(project, path, own)
        if path.endswith(".py"):
            changes[path] = apply_edits(path, data, own, Unfixable)
        else:
            changes[path] = apply_to_dockerfile(data, own)
    return project.with_changes(changes)


def _refuse_taken_names(project: Project, path: str, edits: list[Edit]) -> None:
    """An import of ours must not be replaced by a definition of the user's, nor hidden by a variable of the endpoint."""
    file = project.app_file
    if file is None or file.path != path:
        return
    taken = names_of_ones_own(file)
    for edit in edits:
        if isinstance(edit, AddImport):
            name = edit.code.split()[-1]
            if name in taken:
                raise Unfixable(
                    f"{path}:{taken[name]}: `{name}` is the file's own name here, and the app needs `{edit.code}`: rename it"
                )


def _refuse_new(before: Iterable[Finding], after: Iterable[Finding]) -> None:
    known = {one.code for one in before}
    for finding in after:
        is_known = finding.code in known or finding.subject is MARKED or RULES[finding.code].may_follow
        if not is_known:
            raise Unfixable(f"the result would raise {finding.code} at {finding.place}: {finding.message}")


def _app_of(project: Project) -> tuple[str, str] | None:
    file = project.app_file
    return (file.path, file.app.node.name) if file is not None and file.app is not None else None


def _environment(plan: AppPlan | None) -> tuple[MachineChoice | None, str]:
    """Machine and Python version, where a predictor is converted."""
    if plan is None or plan.file.predictor is None or plan.file.project.reading is None:
        return None, plan.python_version if plan is not None and plan.file.predictor is not None else ""
    return plan.machine, plan.python_version
