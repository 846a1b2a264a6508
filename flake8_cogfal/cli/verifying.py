"""``--verify``: what the real fal makes of the app, as it was just written, as it is planned, or as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec

from ..options import Options
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
    """The outcome with what was seen of the app; as it is where there is no app of fal."""
    from ..verification.verify import Subject, verify

    app = _app_of(outcome)
    if app is None:
        return outcome
    subject = Subject(
        outcome.output or outcome.migration.project.tree.root,
        *app,
        changes={one.path.as_posix(): one.after for one in outcome.changes} if _is_planned(outcome) else {},
        before={one.path.as_posix(): one.before for one in outcome.changes},
        cog_schema=arguments.cog_schema,
    )
    return replace(outcome, verification=verify(subject, options))


def _is_planned(outcome: Outcome) -> bool:
    return outcome.status is Status.PLANNED


def _app_of(outcome: Outcome) -> tuple[str, str] | None:
    """The app file and the class, after what was or would be written."""
    if outcome.status in (Status.UNREADABLE, Status.REFUSED):
        return None
    project, app = outcome.migration.project, outcome.migration.app
    if app is None and project.app_file is not None and project.app_file.app is not None:
        return project.app_file.path, project.app_file.app.node.name
    return app


def verification_lines(outcome: Outcome, paint: Paint, only_failed: bool = False) -> Iterator[str]:
    """The verdicts as lines of a report."""
    verification = outcome.verification
    if verification is None:
        yield "  not verified: there is no fal app"
        return
    yield f"  verified with fal {verification.fal or '(not loaded)'} on Python {verification.python}:"
    width = max(map(len, CHECKS))
    for one in verification.verdicts:
        if not only_failed or one.outcome.value == "failed":
            kind = paint(one.outcome.value, KINDS[one.outcome.value])
            yield f"    {one.check:{width}} {kind}{_reason(one)}"
    if verification.unlimited and not only_failed:
        yield f"    not limited on this system: {', '.join(verification.unlimited)}"


def _reason(verdict: Verdict) -> str:
    where = f", {verdict.place}" if verdict.place else ""
    return f"{where}: {verdict.message}" if verdict.message else where


def verification_as_json(verification: Verification | None) -> dict[str, object] | None:
    """The verdicts for machines; None where nothing was verified."""
    if verification is None:
        return None
    return {
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
