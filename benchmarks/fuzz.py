"""Coverage-guided fuzzing: changes small projects at random, keeps what reaches new code, and reports what breaks a promise.

    python benchmarks/fuzz.py [--seconds N] [--seed S] [--save FOLDER]
    python benchmarks/fuzz.py --replay FOLDER

The seeds are the projects of tests/cases, tests/clients and examples. A mutation works on the text (lines, characters,
newlines, bytes) or on the syntax tree: it puts an expression or a statement of any seed in the place of another one, so
that what surrounds it keeps its layout and its comments. Each mutant is checked, linted and migrated, in memory. Promised
are: no exception, no hang; a result that compiles, keeps every comment, and in which a second run finds nothing to do; and
that a project with a reason to decline stays as it is.

Coverage comes from the package ``coverage``, which the extra ``dev`` has through pytest-cov: its tracer is written in C
(``sys.settrace`` in Python is some ten times slower), and ``sys.monitoring`` does not exist below Python 3.12.

For each distinct failure the smallest project that still shows it is printed, and written below the folder of ``--save``;
``--replay`` runs one of those again. The command ends with 1 if there is any.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import coverage
from mutations import Files, Pool, mutant, seeds
from promises import PACKAGE, Failure, failure_of, minimised


class Branches:
    """The branches of the package that were reached so far."""

    def __init__(self) -> None:
        self.coverage = coverage.Coverage(data_file=None, branch=True, source=[str(PACKAGE)], messages=False)
        self.reached: set[tuple[str, int, int]] = set()

    def new(self, run: Callable[[], Failure | None]) -> tuple[Failure | None, int]:
        """What a run came to, and how many branches it was the first to reach."""
        self.coverage.erase()
        self.coverage.start()
        try:
            failure = run()
        finally:
            self.coverage.stop()
        data = self.coverage.get_data()
        found = {(file, *arc) for file in data.measured_files() for arc in data.arcs(file) or ()}
        before = len(self.reached)
        self.reached |= found
        return failure, len(self.reached) - before


def fuzz(seconds: float, seed: int, save: Path | None) -> dict[str, Files]:
    """Run for some seconds; the smallest project of each failure."""
    chance = random.Random(seed)
    pool = Pool()
    corpus = list(seeds())
    for files in corpus:
        pool.add(files)
    branches = Branches()
    failures: dict[str, Files] = {}
    started = time.monotonic()
    runs, said = 0, started

    def run(files: Files) -> bool:
        failure, new = branches.new(lambda: failure_of(files))
        if failure is not None and failure.kind not in failures:
            failures[failure.kind] = minimised(files, failure.kind)
            _tell(failure, failures[failure.kind], save, len(failures))
        return new > 0

    chance.shuffle(corpus)
    unmutated = 0
    for files in corpus:
        run(files)
        unmutated += 1
        if time.monotonic() - started > seconds / 4:
            break
    of_seeds = len(branches.reached)
    print(f"{unmutated} seeds reach {of_seeds} branches in {time.monotonic() - started:.0f} s", flush=True)
    kept: list[Files] = []
    while time.monotonic() - started < seconds:
        parent = chance.choice(kept if kept and chance.random() < 0.5 else corpus)
        files = mutant(chance, parent, pool)
        runs += 1
        if run(files):
            kept.append(files)
        if time.monotonic() - said > 60:
            said = time.monotonic()
            print(_state(runs, kept, branches, of_seeds, failures), flush=True)
    print(_state(runs, kept, branches, of_seeds, failures))
    return failures


def _state(
    runs: int, kept: list[Files], branches: Branches, of_seeds: int, failures: dict[str, Files]
) -> str:
    more = len(branches.reached) - of_seeds
    return f"{runs} mutants, {len(kept)} kept for {more} new branches, {len(failures)} failures"


def _tell(failure: Failure, files: Files, save: Path | None, number: int) -> None:
    print(f"\n=== {failure.kind}\n{failure.details[-1500:]}")
    for path, data in files.items():
        print(f"--- {path}\n{data.decode('utf-8', errors='backslashreplace')}")
        if save is not None:
            target = save / str(number) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    sys.stdout.flush()


def main() -> int:
    """Fuzz, or run one project again; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--save", type=Path, metavar="FOLDER", help="write the smallest project of each failure there"
    )
    parser.add_argument(
        "--replay", type=Path, metavar="FOLDER", help="run the project in this folder, and nothing else"
    )
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    if arguments.replay is not None:
        paths = (path for path in sorted(arguments.replay.rglob("*")) if path.is_file())
        failure = failure_of(
            {path.relative_to(arguments.replay).as_posix(): path.read_bytes() for path in paths}
        )
        print(f"{failure.kind}\n{failure.details}" if failure else "nothing")
        return int(failure is not None)
    return int(bool(fuzz(arguments.seconds, arguments.seed, arguments.save)))


if __name__ == "__main__":
    raise SystemExit(main())
