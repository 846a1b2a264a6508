"""What a run prints for a person: what was converted, what is left and where, what to type next."""

from __future__ import annotations

import re
import shlex
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from ..findings import Applicability, Finding
from .annotations import unread
from .arguments import Arguments
from .difference import print_difference
from .document import JsonReporter, kind_of
from .outcome import Outcome, Status
from .style import paint_for

if TYPE_CHECKING:
    from ..hardware.choice import MachineChoice

# https://docs.fal.ai/serverless/development/migrate-external-docker-server
IMAGE_ROUTE = """\
what is not converted can still run on fal as the image that Cog makes:
    cogfal-fix --image-only writes the entry of pyproject.toml for it"""

NOTHING_FOUND = """\
no cog.yaml, no fal.App and no client of Replicate here, so there is nothing to do
a predictor without a cog.yaml is converted by its name: cogfal-fix predict.py"""

SHOWN_PER_CODE = 3
"""How many equal reasons not to convert are worth reading at once."""

BROKEN = {"CF604", "CF605"}
"""What Cog cannot build either: cog.yaml makes no sense, or names a predictor that is not there."""

CODE = re.compile(r"\bCF\d{3}\b")

KINDS = {
    Status.WRITTEN: "good",
    Status.UNCHANGED: "good",
    Status.PLANNED: "warning",
    Status.DECLINED: "warning",
    Status.REFUSED: "bad",
    Status.UNREADABLE: "bad",
}


class Reporter(Protocol):
    """Prints one project after the other, then the sum."""

    def project(self, outcome: Outcome) -> None:
        """Print a project."""

    def end(self, outcomes: Sequence[Outcome]) -> None:
        """Print the sum."""


def reporter_for(arguments: Arguments) -> Reporter:
    """The reporter that the arguments ask for."""
    if arguments.format == "sarif":
        from .sarif import SarifReporter

        return SarifReporter()
    if arguments.format == "github":
        from .github import GitHubReporter

        return GitHubReporter(arguments.show_diff)
    return JsonReporter() if arguments.format == "json" else TextReporter(arguments)


class TextReporter:
    """For people: one block a project. Under ``--diff`` the blocks go to standard error, the diff to standard output."""

    def __init__(self, arguments: Arguments) -> None:
        self.quiet = arguments.quiet or arguments.show_diff
        self.show_diff = arguments.show_diff
        self.image_only = arguments.image_only
        self.show_every_finding = arguments.verbose or arguments.check_only
        self.explains_machine = arguments.check_only
        self.verifies = arguments.verify
        self.tells_verdicts = arguments.verify and not arguments.quiet
        self.stream = sys.stderr if arguments.show_diff else sys.stdout
        self.paint = paint_for(self.stream)

    def project(self, outcome: Outcome) -> None:
        """Print a project; quietly, only one that needs a person."""
        if self.show_diff:
            print_difference(outcome)
        done = outcome.status in (Status.WRITTEN, Status.PLANNED, Status.UNCHANGED)
        has_verdicts = self.verifies and (self.tells_verdicts or _failed(outcome))
        is_read = not outcome.migration.project.unread_clients
        has_only_notes = all(one.is_note for one in outcome.migration.left)
        if self.quiet and done and is_read and not has_verdicts and has_only_notes:
            return
        print("\n".join([self._headline(outcome), *self._details(outcome)]), file=self.stream)

    def end(self, outcomes: Sequence[Outcome]) -> None:
        """Print the sum of several projects, and what to do with those that are not converted."""
        if self.quiet:
            return
        if not outcomes:
            print(NOTHING_FOUND)
        if len(outcomes) > 1:
            counts = Counter(outcome.status for outcome in outcomes)
            sums = ", ".join(f"{number} {status.value}" for status, number in counts.items())
            print(f"{len(outcomes)} projects: {sums}")
        if not self.image_only and any(map(_runs_as_image, outcomes)):
            print(IMAGE_ROUTE)

    def _headline(self, outcome: Outcome) -> str:
        root = self.paint(str(outcome.migration.project.tree.root), "title")
        return f"{root}: {self.paint(_verdict(outcome), KINDS[outcome.status])}"

    def _details(self, outcome: Outcome) -> Iterator[str]:
        for one in outcome.migration.project.unread_clients:
            yield f"  not read: {one.path}:{one.line}: {one.message}"
        if outcome.status is Status.UNREADABLE:
            yield from (f"  {line}" for line in _unreadable(outcome))
        elif outcome.status is Status.REFUSED:
            yield f"  {outcome.refusal}"
        elif outcome.status is Status.DECLINED:
            yield from self._reasons(outcome)
            yield from self._left(outcome)
        else:
            if not self.quiet and outcome.changes:
                yield from self._done(outcome)
            if outcome.migration.declined:
                yield from self._reasons(outcome, "the predictor stays one of Cog, because of:")
            yield from self._left(outcome)
            if self.verifies:
                yield from self._verification(outcome)
            if not self.quiet and outcome.status is Status.WRITTEN:
                yield from _next_steps(outcome)

    def _verification(self, outcome: Outcome) -> Iterator[str]:
        from .verifying import verification_lines

        if self.tells_verdicts or _failed(outcome):
            yield from verification_lines(outcome, self.paint, only_failed=not self.tells_verdicts)

    def _done(self, outcome: Outcome) -> Iterator[str]:
        from ..rules import RULES

        migration = outcome.migration
        if migration.fixed:
            yield "  fixed:" if outcome.status is Status.WRITTEN else "  would be fixed:"
        if self.show_every_finding:
            yield from (self._line(one) for one in migration.fixed)
        else:
            counts = Counter(one.code for one in migration.fixed)
            for code, number in sorted(counts.items()):
                yield f"    {number:2} x {self.paint(code, 'code')} {RULES[code].name}"
        yield "  files:"
        for change in outcome.changes:
            yield f"    {kind_of(change.before, change.after)} {change.path.as_posix()}"
        if (outcome.is_converted or migration.image_app) and migration.notes:
            yield "  decided for you:"
            yield from (f"    {note}" for note in migration.notes)
        if migration.kept:
            yield "  not rewritten:"
            yield from (f"    {one}" for one in migration.kept)
        if self.explains_machine and migration.machine is not None:
            yield from _machine(migration.machine)

    def _left(self, outcome: Outcome) -> Iterator[str]:
        left = _worth_telling(outcome)
        notes = [one for one in left if one.is_note]
        if len(left) > len(notes):
            yield "  left for you:"
            yield from (self._line(one) for one in left if not one.is_note)
        if notes and not self.quiet:
            yield "  left for you as notes, nothing fails for them:"
            yield from (self._line(one) for one in notes)
        if any(one.applicability is Applicability.UNSAFE for one in left):
            yield "  --unsafe-fixes fixes some of this; the messages say what may change"
        if outcome.has_predictor and not outcome.is_converted and not outcome.migration.declined:
            yield "  the predictor stays one of Cog: all of its rules convert it, and some are not selected"

    def _reasons(self, outcome: Outcome, said: str = "nothing was changed, because of:") -> Iterator[str]:
        yield f"  {said}"
        seen: Counter[str] = Counter()
        for reason in outcome.migration.declined:
            code = _code_in(reason)
            seen[code] += 1
            if self.show_every_finding or seen[code] <= SHOWN_PER_CODE:
                yield f"    {reason.replace(code, self.paint(code, 'code'), 1) if code else reason}"
        hidden = sum(max(0, number - SHOWN_PER_CODE) for number in seen.values())
        if hidden and not self.show_every_finding:
            yield f"    and {hidden} more of the same kind (--verbose shows them)"

    def _line(self, finding: Finding) -> str:
        return f"    {finding.place}: {self.paint(finding.code, 'code')} {finding.message}"


def _failed(outcome: Outcome) -> bool:
    return any(one.failed for one in outcome.verifications)


def _machine(choice: MachineChoice) -> Iterator[str]:
    """The evidence for a machine, and why others were not taken."""
    yield f"  evidence for machine_type {choice}:"
    yield from (f"    {one}" for one in choice.evidence)
    yield "  not taken:"
    yield from (f"    {one}" for one in choice.rejected)


def _worth_telling(outcome: Outcome) -> list[Finding]:
    """The findings that are left; of a project that stays one of Cog, only those in clients of Replicate."""
    from ..rules import RULES, Group

    left = outcome.migration.left
    if not outcome.migration.declined:
        return list(left)
    return [one for one in left if RULES[one.code].group is Group.CLIENTS]


def _verdict(outcome: Outcome) -> str:
    """What became of the project, in a few words."""
    worth_telling = _worth_telling(outcome)
    notes = sum(one.is_note for one in worth_telling)
    left = len(worth_telling) - notes
    rest = f", {left} finding{'s are' if left > 1 else ' is'} left for you" if left else ""
    rest += f", {notes} note{'s' if notes > 1 else ''}" if notes else ""
    done = "converted" if outcome.is_converted else "fixed" if outcome.migration.fixed else "marked"
    if outcome.migration.image_app:
        done = f"described in pyproject.toml, as the app {outcome.migration.image_app} that runs Cog's image"
    if outcome.migration.declined:
        done = f"not converted, but its clients of Replicate {done}"
    if outcome.status is Status.WRITTEN:
        where = f" into {outcome.output}" if outcome.output else ""
        return f"{done}{where}{rest}"
    if outcome.status is Status.PLANNED:
        return f"would be {done}{rest}"
    if outcome.status is Status.UNCHANGED:
        return f"nothing to change{rest}"
    if outcome.status is Status.DECLINED and not outcome.is_cog:
        return "not fixed"
    verdict: str = outcome.status.value
    return verdict


def _runs_as_image(outcome: Outcome) -> bool:
    """Whether fal can run what `cog push` makes of a project that is not converted: it has to be one that Cog builds."""
    codes = set(map(_code_in, outcome.migration.declined))
    has_cog_yaml = outcome.migration.project.configuration_path is not None
    return bool(outcome.migration.declined) and has_cog_yaml and not codes & BROKEN


def _code_in(reason: str) -> str:
    """The code of the rule that gave a reason; empty where none did."""
    found = CODE.search(reason)
    return found[0] if found else ""


def _unreadable(outcome: Outcome) -> Iterator[str]:
    """Which files could not be read, and why. A missing predictor is told where cog.yaml names it."""
    project = outcome.migration.project
    if any(not project.tree.exists(problem.path) for problem in project.problems):
        dangling = (one for one in outcome.migration.found if one.code == "CF605")
        yield from (f"{one.place}: {one.code} {one.message}" for one in dangling)
    for trouble in unread(outcome):
        column = f"{trouble.column + 1}:" if trouble.column is not None else ""
        yield f"{trouble.path}:{trouble.line}:{column} {trouble.message}"


def _next_steps(outcome: Outcome) -> Iterator[str]:
    """The commands to type after a conversion, from the folder that the user is in."""
    migration = outcome.migration
    root = outcome.output or migration.project.tree.root
    if outcome.is_converted and migration.app is not None:
        app = shlex.quote("::".join(migration.app))
        yield "  next:"
        if str(root) != ".":
            yield f"    cd {shlex.quote(str(root))}"
        yield f"    uvx --python {migration.python_version} --from fal fal run {app}"
        yield f"    uvx --python {migration.python_version} --from fal fal deploy {app}"
    if migration.image_app:
        yield "  next:"
        if str(root) != ".":
            yield f"    cd {shlex.quote(str(root))}"
        yield f"    uvx --from fal fal deploy {migration.image_app}"
        yield '  requests keep the form of Cog: POST .../predictions with {"input": {...}}'
    if not outcome.output:
        place = "" if str(root) == "." else f" {shlex.quote(str(root))}"
        yield f"  to put everything back: cogfal-fix --undo{place}"
