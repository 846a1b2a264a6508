"""What a run prints: for people, or for machines."""

from __future__ import annotations

import difflib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any, Protocol

from ..findings import Finding
from ..rules import RULES
from ..text import UnreadableSource, decode_plain
from .arguments import Arguments
from .outcome import Outcome, Status

IMAGE_ROUTE = (
    "fal can also run the Cog image as it is: an entry [tool.fal.apps.NAME] in pyproject.toml with image, "
    "exposed_port = 5000 and a machine_type"
)


class Reporter(Protocol):
    """Prints one project after the other, then the sum."""

    def project(self, outcome: Outcome) -> None:
        """Print a project."""

    def end(self, outcomes: Sequence[Outcome]) -> None:
        """Print the sum."""


def reporter_for(arguments: Arguments) -> Reporter:
    """The reporter that the arguments ask for."""
    return JsonReporter() if arguments.format == "json" else TextReporter(arguments)


class TextReporter:
    """For people: what was converted, what is left and where, what to type next."""

    def __init__(self, arguments: Arguments) -> None:
        self.arguments = arguments

    def project(self, outcome: Outcome) -> None:
        """Print a project: one block, empty where there is nothing to say."""
        if self.arguments.show_diff:
            sys.stdout.write(diff_of(outcome))
        quiet = self.arguments.quiet or self.arguments.show_diff
        lines = [*_headline(outcome), *([] if quiet else self._done(outcome)), *_left(outcome)]
        if not quiet:
            lines += _next_steps(outcome)
        if (
            quiet
            and outcome.status in (Status.WRITTEN, Status.UNCHANGED, Status.PLANNED)
            and not outcome.migration.left
        ):
            return
        if lines:
            print("\n".join(lines), file=sys.stderr if self.arguments.show_diff else sys.stdout)

    def _done(self, outcome: Outcome) -> list[str]:
        migration = outcome.migration
        if outcome.status not in (Status.WRITTEN, Status.PLANNED):
            return []
        lines = []
        if self.arguments.verbose or self.arguments.check_only:
            lines += [f"  {one.place}: {one.code} {one.message}" for one in migration.fixed]
        else:
            counts = Counter(one.code for one in migration.fixed)
            lines += [f"  {number:3} x {code} {RULES[code].name}" for code, number in sorted(counts.items())]
        for path, data in sorted(migration.changes.items()):
            created = migration.project.tree.read(path) is None
            lines.append(f"  {'removed' if data is None else 'created' if created else 'changed'} {path}")
        return [*lines, *(f"  {note}" for note in migration.notes)]

    def end(self, outcomes: Sequence[Outcome]) -> None:
        """Print the sum of several projects."""
        if self.arguments.quiet or self.arguments.show_diff:
            return
        if not outcomes:
            print("no Cog project and no fal app here")
        elif len(outcomes) > 1:
            counts = Counter(outcome.status.value for outcome in outcomes)
            print(
                f"{len(outcomes)} projects: "
                + ", ".join(f"{number} {status}" for status, number in counts.items())
            )


def _headline(outcome: Outcome) -> list[str]:
    project = outcome.migration.project
    root = str(project.tree.root)
    if outcome.status is Status.UNREADABLE:
        return [f"{root}: not read", *(f"  {one.path}:{one.line}: {one.message}" for one in project.problems)]
    if outcome.status is Status.REFUSED:
        return [f"{root}: not written", f"  {outcome.refusal}"]
    where = f" in {outcome.output}" if outcome.output else ""
    return [f"{root}: {outcome.status.value}{where}"]


def _left(outcome: Outcome) -> list[str]:
    migration = outcome.migration
    if outcome.status is Status.DECLINED:
        stops = [one for one in migration.found if one.blocks]
        reasons = [_line(one) for one in stops] or [f"    {reason}" for reason in migration.declined]
        return ["  nothing was changed, because of:", *reasons, f"  {IMAGE_ROUTE}"]
    if not migration.left or outcome.status in (Status.UNREADABLE, Status.REFUSED):
        return []
    return ["  left for you:", *(_line(one) for one in migration.left)]


def _line(finding: Finding) -> str:
    return f"    {finding.place}: {finding.code} {finding.message}"


def _next_steps(outcome: Outcome) -> list[str]:
    migration = outcome.migration
    if (
        outcome.status is not Status.WRITTEN
        or migration.app is None
        or migration.project.configuration_path is None
    ):
        return []
    path, name = migration.app
    root = outcome.output or migration.project.tree.root
    version = migration.python_version
    return [
        "  next, from a shell:",
        f"    cd {root}",
        f"    uvx --python {version} --from fal fal run {path}::{name}",
        f"    uvx --python {version} --from fal fal deploy {path}::{name}",
        *([] if outcome.output else ["  to put the project back: cogfal-fix --undo"]),
    ]


class JsonReporter:
    """For machines: one document."""

    def __init__(self) -> None:
        self.projects: list[dict[str, Any]] = []

    def project(self, outcome: Outcome) -> None:
        """Keep a project."""
        migration = outcome.migration
        fixed = {id(one) for one in migration.fixed}
        self.projects.append(
            {
                "root": str(migration.project.tree.root),
                "status": outcome.status.name.lower(),
                "app": dict(zip(("path", "class"), migration.app, strict=True)) if migration.app else None,
                "findings": [_as_json(one, id(one) in fixed) for one in migration.found],
                "left": [_as_json(one, False) for one in migration.left],
                "changes": sorted(migration.changes),
                "declined": list(migration.declined),
                "notes": list(migration.notes),
                "problems": [
                    {"path": p.path, "line": p.line, "message": p.message} for p in migration.problems
                ],
                "refusal": outcome.refusal or None,
            }
        )

    def end(self, outcomes: Sequence[Outcome]) -> None:
        """Print the document."""
        exit_code = max((outcome.exit_code for outcome in outcomes), default=0)
        json.dump({"version": 1, "exit_code": exit_code, "projects": self.projects}, sys.stdout, indent=2)
        print()


def _as_json(finding: Finding, fixed: bool) -> dict[str, Any]:
    place = finding.place
    return {
        "code": finding.code,
        "name": RULES[finding.code].name,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line or place.line,
        "end_column": place.end_column,
        "message": finding.message,
        "applicability": finding.applicability.value,
        "blocks": finding.blocks,
        "fixed": fixed,
    }


def diff_of(outcome: Outcome) -> str:
    """The changes as a unified diff."""
    project = outcome.migration.project
    parts: list[str] = []
    for path, data in sorted(outcome.migration.changes.items()):
        before, after = _lines(project.tree.read(path)), _lines(data)
        names = (
            f"a/{path}" if before is not None else "/dev/null",
            f"b/{path}" if after is not None else "/dev/null",
        )
        for line in difflib.unified_diff(before or [], after or [], *names):
            parts.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(parts)


def _lines(data: bytes | None) -> list[str] | None:
    if data is None:
        return None
    try:
        return decode_plain(data).text.splitlines(keepends=True)
    except UnreadableSource:
        return data.decode("latin-1").splitlines(keepends=True)
