"""What a change of the rules does to real projects, against a saved run.

Usage::

    python benchmarks/ecosystem.py FOLDER --save RUN.json         # before the change
    python benchmarks/ecosystem.py FOLDER --against RUN.json      # after it

``FOLDER`` holds projects, each in a folder of its own. All is done in memory: what is found in them, and what
``cogfal-fix`` would write. Printed is what differs from the saved run: findings that are new (false alarms?), lost, or
say something else, by rule; other reasons to decline; and rewrites, as a diff between the two diffs. The exit code is 1
if anything differs.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from flake8_cogfal.cli.planning import plans
from flake8_cogfal.cli.progress import shown
from flake8_cogfal.findings import Finding
from flake8_cogfal.migration import Migration
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects
from flake8_cogfal.project.project import Project
from flake8_cogfal.rules import RULES

CODE = re.compile(r"CF\d{3}")
HUNK = re.compile(r"@@ -(\d+)")


@dataclass(frozen=True, order=True)
class Seen:
    """A finding in a saved run: 1-based lines and columns; ``how`` is what can be done about it."""

    code: str
    path: str
    line: int
    column: int
    how: str
    message: str

    @property
    def place(self) -> tuple[str, str, int, int]:
        """What stays the same when only the words change."""
        return self.code, self.path, self.line, self.column


@dataclass(frozen=True)
class Result:
    """What comes out for one project. ``rewrites`` holds the lines of a diff for each file."""

    findings: tuple[Seen, ...] = ()
    reasons: tuple[str, ...] = ()
    rewrites: Mapping[str, tuple[str, ...]] | None = None


Run = dict[str, Result]


def run(folder: Path, options: Options, jobs: int) -> Run:
    """The result of every project below a folder, by its path from there."""
    named: dict[str, Project] = {}
    for place in sorted(one for one in folder.iterdir() if one.is_dir()):
        for project in find_projects(place):
            name = project.tree.root.resolve().relative_to(folder.resolve()).as_posix()
            named[f"{name}:{project.app_path}" if name in named else name] = project
    migrations = plans([(project, options) for project in named.values()], jobs)
    return dict(zip(named, map(result_of, shown(migrations, len(named), True)), strict=True))


def result_of(migration: Migration) -> Result:
    """What a saved run keeps of a migration."""
    tree = migration.project.tree
    unread = (f"{one.path}:{one.line}: {one.message}" for one in migration.problems)
    return Result(
        tuple(sorted(map(seen, migration.found))),
        tuple(sorted({*migration.declined, *unread})),
        {path: diff_of(tree.read(path), after) for path, after in sorted(migration.changes.items())},
    )


def seen(finding: Finding) -> Seen:
    """What a saved run keeps of a finding."""
    how = "blocks" if finding.blocks else "note" if finding.is_note else finding.applicability.value
    place = finding.place
    return Seen(finding.code, place.path, place.line, place.column + 1, how, finding.message)


def diff_of(before: bytes | None, after: bytes | None) -> tuple[str, ...]:
    """The lines of a unified diff, with a little context."""
    old, new = ((data or b"").decode(errors="replace").split("\n") for data in (before, after))
    return tuple(difflib.unified_diff(old, new, n=1, lineterm=""))[2:]


# --- saved runs


def save(results: Run, path: Path) -> None:
    """Write a run."""
    path.write_text(json.dumps({name: asdict(one) for name, one in results.items()}, indent=1), "utf-8")


def load(path: Path) -> Run:
    """Read a run. Raises OSError, and ValueError or TypeError for what is none."""
    return {
        name: Result(
            tuple(Seen(**finding) for finding in one["findings"]),
            tuple(one["reasons"]),
            {path: tuple(lines) for path, lines in one["rewrites"].items()},
        )
        for name, one in json.loads(path.read_text("utf-8")).items()
    }


# --- comparison


@dataclass(frozen=True)
class Comparison:
    """Two runs over the same projects; ``shown`` is how many lines of one kind are printed."""

    before: Run
    after: Run
    shown: int

    def pairs(self) -> Iterator[tuple[str, Result, Result]]:
        """Every project of either run, with both results."""
        for name in sorted({*self.before, *self.after}):
            yield name, self.before.get(name, Result()), self.after.get(name, Result())

    def report(self) -> tuple[list[str], Counter[str]]:
        """What differs, as lines, and how often, by kind."""
        totals: Counter[str] = Counter()
        parts = (self.projects(totals), self.findings(totals), self.reasons(totals), self.rewrites(totals))
        return [line for part in parts for line in part], totals

    def projects(self, totals: Counter[str]) -> Iterator[str]:
        """Projects that only one of the runs found."""
        for name in sorted(self.after.keys() ^ self.before.keys()):
            kind = "new" if name in self.after else "lost"
            totals[f"{kind} projects"] += 1
            yield f"{kind} project: {name}"

    def findings(self, totals: Counter[str]) -> Iterator[str]:
        """Findings that differ, by rule."""
        by_rule: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for name, before, after in self.pairs():
            for kind, one, marked in differing(before.findings, after.findings):
                by_rule[one.code][kind].append("\n".join(f"  {mark} {name}/{text}" for mark, text in marked))
        for code, kinds in sorted(by_rule.items()):
            counts = ", ".join(f"{len(lines)} {kind}" for kind, lines in kinds.items())
            yield f"{code} {RULES[code].name if code in RULES else 'is no rule now'}: {counts}"
            for kind, lines in kinds.items():
                totals[f"{kind} findings"] += len(lines)
                yield from self.shortened(lines, "  ")

    def reasons(self, totals: Counter[str]) -> Iterator[str]:
        """Reasons to decline that differ, by rule."""
        by_rule: dict[str, list[str]] = defaultdict(list)
        for name, before, after in self.pairs():
            for mark, one, other in (("-", before, after), ("+", after, before)):
                for reason in one.reasons:
                    if reason not in other.reasons:
                        found = CODE.search(reason)
                        code = found[0] if found else "without a rule"
                        by_rule[code].append(f"  {mark} {name}: {reason}")
        for code, lines in sorted(by_rule.items()):
            totals["reasons to decline"] += len(lines)
            yield f"reasons to decline, {code}: {len(lines)} that differ"
            yield from self.shortened(sorted(lines, key=lambda line: line[4:]), "  ")

    def rewrites(self, totals: Counter[str]) -> Iterator[str]:
        """Rewrites that differ, by file, each with a diff between the two diffs."""
        for name, before, after in self.pairs():
            old, new = before.rewrites or {}, after.rewrites or {}
            for path in sorted({*old, *new}):
                if old.get(path) == new.get(path):
                    continue
                totals["rewrites"] += 1
                kind = "changed" if path in old and path in new else "new" if path in new else "lost"
                line, lines = difference(old.get(path, ()), new.get(path, ()))
                yield f"{kind} rewrite: {name}/{path}:{line}"
                yield from self.shortened([f"    {one}" for one in lines], "    ")

    def shortened(self, lines: Sequence[str], indent: str) -> Iterator[str]:
        """The first of the lines, and how many more there are."""
        yield from lines[: self.shown]
        if len(lines) > self.shown:
            yield f"{indent}and {len(lines) - self.shown} more (--show)"


def differing(
    before: Iterable[Seen], after: Iterable[Seen]
) -> Iterator[tuple[str, Seen, list[tuple[str, str]]]]:
    """What became of findings: new, lost, or reworded where it stays at its place; with marked lines to print."""
    gone, came = Counter(before), Counter(after)
    gone, came = gone - came, came - gone
    gone_at: dict[tuple[str, str, int, int], list[Seen]] = defaultdict(list)
    for one in sorted(gone.elements()):
        gone_at[one.place].append(one)
    for one in sorted(came.elements()):
        if gone_at[one.place]:
            yield "reworded", one, [("-", said(gone_at[one.place].pop(0))), ("+", said(one))]
        else:
            yield "new", one, [("+", said(one))]
    for one in sorted(one for ones in gone_at.values() for one in ones):
        yield "lost", one, [("-", said(one))]


def said(finding: Seen) -> str:
    """A finding on one line."""
    return f"{finding.path}:{finding.line}:{finding.column}: {finding.message} ({finding.how})"


def difference(before: Sequence[str], after: Sequence[str]) -> tuple[int, list[str]]:
    """The line of the original file where two of its diffs part, and a diff between them.

    The numbers of lines in them count for nothing: one line more would differ in every hunk below it.
    """
    old, new = (["@@" if HUNK.match(line) else line for line in lines] for lines in (before, after))
    lines = list(difflib.unified_diff(old, new, n=1, lineterm=""))[2:]
    parted = next((number for number, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    position = min(len(old), len(new)) if parted is None else parted
    return original_line(after if len(after) > position else before, position), lines


def original_line(diff: Sequence[str], position: int) -> int:
    """The line of the original file that a line of its diff stands at, or that what was put in stands for."""
    following = replaced = 1
    kept = True
    for one in diff[: position + 1]:
        if hunk := HUNK.match(one):
            following = replaced = int(hunk[1])
            kept = True
            continue
        if kept or one.startswith(" "):
            replaced = following
        kept = one.startswith(" ")
        following += not one.startswith("+")
    is_removed = diff[position : position + 1] and diff[position].startswith("-")
    return max(1, following - 1 if is_removed else replaced)


def main(given: Sequence[str] | None = None) -> int:
    """Run, save or compare; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--save", type=Path, metavar="RUN.json", help="keep this run")
    parser.add_argument("--against", type=Path, metavar="RUN.json", help="print what differs from that run")
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help="as that of cogfal-fix; the same in both runs"
    )
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="projects at the same time")
    parser.add_argument(
        "--show", type=int, default=10, metavar="N", help="lines of one kind to print (default: 10)"
    )
    arguments = parser.parse_args(given)
    if not (arguments.save or arguments.against):
        parser.error("give --save, --against or both")
    if not arguments.folder.is_dir():
        parser.error(f"{arguments.folder} is no folder")
    try:
        before = load(arguments.against) if arguments.against else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        parser.error(f"{arguments.against} is no saved run: {error}")
    after = run(arguments.folder, Options(unsafe_fixes=arguments.unsafe_fixes), arguments.jobs)
    if arguments.save:
        save(after, arguments.save)
    findings = sum(len(one.findings) for one in after.values())
    rewrites = sum(len(one.rewrites or ()) for one in after.values())
    looked_at = f"{len(after)} projects, {findings} findings, {rewrites} files rewritten"
    if before is None:
        print(looked_at)
        return 0
    lines, totals = Comparison(before, after, arguments.show).report()
    print(*lines, sep="\n", end="\n" if lines else "")
    print(f"{looked_at}: {', '.join(f'{number} {kind}' for kind, number in totals.items()) or 'no'} differ")
    return 1 if totals else 0


if __name__ == "__main__":
    sys.exit(main())
