"""``--verify``: what the real fal makes of the apps, as they were just written, as they are planned, or as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec

from ..fal.app import deployable_apps
from ..options import Options
from ..project.project import Project
from ..source.tree import Tree
from ..verification.verdict import CHECKS, Verdict, Verification
from .arguments import Arguments, UsageError
from .outcome import Outcome, Status
from .style import Paint

INSTALL = "--verify needs fal itself: pip install 'flake8-cogfal[verify]'"
KINDS = {"passed": "good", "failed": "bad", "not possible here": "warning"}


def refuse_to_verify(arguments: Arguments, projects: int) -> None:
    """Raise UsageError where nothing can be verified, before anything is written."""
    if find_spec("fal") is None:
        raise UsageError(INSTALL)
    if arguments.cog_schema is not None:
        from ..verification.original import read_document
        from ..verification.published import NotASchema

        if projects > 1:
            raise UsageError("--cog-schema is that of one model: name one project")
        try:
            read_document(arguments.cog_schema)
        except NotASchema as error:
            raise UsageError(f"{arguments.cog_schema}: {error.args[0]}") from error


def verified(outcome: Outcome, arguments: Arguments, options: Options) -> Outcome:
    """The outcome with what was seen of each of its apps; as it is where there is no app of fal."""
    from ..verification.verify import Subject, verify

    root = outcome.output or outcome.migration.project.tree.root
    planned = {one.path.as_posix(): one.after for one in outcome.changes} if _is_planned(outcome) else {}
    before = {one.path.as_posix(): one.before for one in outcome.changes}
    apps = _apps_of(outcome, Tree(root, planned))
    subjects = [
        Subject(
            root, *app, changes=planned, before=before, cog_schema=None if index else arguments.cog_schema
        )
        for index, app in enumerate(apps)
    ]
    return replace(outcome, verifications=tuple(verify(one, options) for one in subjects))


def _is_planned(outcome: Outcome) -> bool:
    return outcome.status is Status.PLANNED


def _apps_of(outcome: Outcome, tree: Tree) -> list[tuple[str, str]]:
    """The files and classes of the apps, after what was or would be written: the project's own one first."""
    if outcome.status in (Status.UNREADABLE, Status.REFUSED):
        return []
    project, app = outcome.migration.project, outcome.migration.app
    if app is None and project.app_file is not None and project.app_file.app is not None:
        app = project.app_file.path, project.app_file.app.node.name
    if app is None:
        return []
    written = [one.path.as_posix() for one in outcome.changes if one.after is not None]
    found = [app]
    for path in dict.fromkeys([app[0], *(one for one in written if one.endswith(".py"))]):
        module = Project(tree, None, path).module_at(path)
        found += [(path, one.node.name) for one in deployable_apps(module)] if module is not None else []
    return list(dict.fromkeys(found))


def verification_lines(outcome: Outcome, paint: Paint, only_failed: bool = False) -> Iterator[str]:
    """The verdicts as lines of a report, under a heading for each app."""
    if not outcome.verifications:
        yield "  not verified: there is no fal app"
    width = max(map(len, CHECKS))
    for verification in outcome.verifications:
        if only_failed and not verification.failed:
            continue
        name = f"{verification.path}::{verification.name} " if len(outcome.verifications) > 1 else ""
        fal = verification.fal or "(not loaded)"
        yield f"  {name}verified with fal {fal} on Python {verification.python}:"
        for one in verification.verdicts:
            if not only_failed or one.outcome.value == "failed":
                kind = paint(one.outcome.value, KINDS[one.outcome.value])
                yield f"    {one.check:{width}} {kind}{_reason(one)}"
        if verification.unlimited and not only_failed:
            yield f"    not limited on this system: {', '.join(verification.unlimited)}"


def _reason(verdict: Verdict) -> str:
    where = f", {verdict.place}" if verdict.place else ""
    return f"{where}: {verdict.message}" if verdict.message else where


def verification_as_json(verification: Verification) -> dict[str, object]:
    """The verdicts on an app for machines."""
    return {
        "app": {"path": verification.path, "class": verification.name},
        "failed": verification.failed,
        "fal": verification.fal or None,
        "python": verification.python,
        "unlimited": list(verification.unlimited),
        "checks": [
            {
                "check": one.check,
                "verdict": one.outcome.name.lower(),
                "message": one.message,
                "path": one.path or None,
                "line": one.line or None,
            }
            for one in verification.verdicts
        ],
    }
