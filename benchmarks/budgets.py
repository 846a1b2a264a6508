"""What this costs, beside other tools in the same run: ``python benchmarks/budgets.py [FOLDER...]``.

Code without Cog comes from the FOLDERs (default: the standard library of the running Python), Cog code from the folders
of ``--projects`` (default: the examples of this repository and the projects that its tests convert, which are tiny). The
first run makes an environment with the pinned tools. Prints a Markdown table; takes some minutes.

Ratios and kLOC (1,000 lines) per second are of CPU time (user and system) of whole processes that take turns. The
files are drawn with a fixed seed. Slow tools get fewer files; what they are compared with gets the same ones.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from measuring import (
    CONFIGURATIONS,
    Measurement,
    Source,
    cpu_seconds,
    flake8_seconds,
    in_turns,
    ordinary_files,
    project_files,
    read_sources,
)
from peers import PLUGINS, REPOSITORY, prepare

CACHE = Path.home() / ".cache" / "flake8-cogfal" / "benchmarks"
PLUGIN = PLUGINS["this plugin"]
LONGEST = 500
"""Longer files of a standard library are tables and tests: they would only make every run longer."""

MODULES = ("libcst", "yaml", "pydantic", "fal", "cog")
"""What the plugin must not load on files that are none of its business."""

ANNOTATION = re.compile(r" *#! (?:CF\d{3}!? ?)+$", re.MULTILINE)
USUAL_CONFIGURATION = 'build:\n  python_version: "3.11"\n  gpu: true\npredict: "predict.py:Predictor"\n'


@dataclass(frozen=True)
class Row:
    """A budget, what was measured, and what else was measured in the same run."""

    what: str
    budget: str
    measured: str
    met: bool
    beside: str

    def __str__(self) -> str:
        return f"| {self.what} | {self.budget} | {self.measured} | {'yes' if self.met else 'no'} | {self.beside} |"


@dataclass(frozen=True)
class Bench:
    """The programs of the environment, a folder for copies, and how many rounds to go."""

    programs: Path
    place: Path
    rounds: int

    @property
    def python(self) -> Path:
        """The interpreter that has the plugins."""
        return self.programs / "python"

    def overhead(
        self, plugin: str, files: Sequence[Path], rounds: int, *, warm_up: bool = False
    ) -> Measurement:
        """flake8 over files with one plugin alone and with none."""
        every = list(PLUGINS.values())
        others = [one for one in every if one != plugin]
        seconds = in_turns(
            {
                "without": lambda: flake8_seconds(self.python, every, files),
                "with": lambda: flake8_seconds(self.python, others, files),
            },
            rounds,
            warm_up=warm_up,
        )
        return Measurement(seconds["without"], seconds["with"])

    def copy(self, files: Sequence[Source], name: str) -> list[Path]:
        """The files, numbered, in a fresh folder: they belong to no project."""
        folder = fresh(self.place / name)
        copies = [folder / f"module_{number:04}.py" for number in range(len(files))]
        for one, target in zip(files, copies, strict=True):
            target.write_bytes(one.path.read_bytes())
        return copies

    def started(self, command: Sequence[str | Path], *, folder: Path | None = None) -> Callable[[], float]:
        """A run that measures a command of the environment."""
        program, *arguments = command
        return partial(cpu_seconds, [self.programs / program, *arguments], folder)


def lint_rows(
    bench: Bench, ordinary: Sequence[Source], cog: Sequence[Source], peer_files: int
) -> Iterator[Row]:
    """What flake8 takes longer for."""
    empty = fresh(bench.place / "empty") / "empty.py"
    empty.touch()
    costs = {
        name: bench.overhead(plugin, [empty], 4 * bench.rounds, warm_up=True).milliseconds
        for name, plugin in PLUGINS.items()
    }
    mine = costs.pop("this plugin")
    loaded = _loaded(bench)
    yield Row(
        "Import of the plugin, on top of flake8",
        "15 ms",
        f"{mine:.0f} ms" + (f", and it loads {loaded}" if loaded else ""),
        mine <= 15 and not loaded,
        ", ".join(f"{name} {cost:.0f} ms" for name, cost in costs.items()),
    )
    ratios = bench.overhead(PLUGIN, [one.path for one in ordinary], bench.rounds).ratios
    yield Row(
        f"flake8 over {_size(ordinary)} without Cog or fal, with and without",
        "1.03x",
        f"{ratios}x",
        ratios.median <= 1.03,
        _plugins_beside(bench, ordinary[:peer_files]),
    )
    ratios = bench.overhead(PLUGIN, [one.path for one in cog], bench.rounds).ratios
    number = len({one.project for one in cog})
    yield Row(
        f"flake8 over {_size(cog)} of {number} whole Cog projects, with and without",
        "1.10x",
        f"{ratios}x",
        ratios.median <= 1.10,
        _plugins_beside(bench, cog[:peer_files]),
    )


def check_row(bench: Bench, ordinary: Sequence[Source]) -> Row:
    """``--check`` over a tree that is none of our business."""
    files = [str(path) for path in bench.copy(ordinary, "ordinary")]
    tree = bench.place / "ordinary"
    lines = sum(one.lines for one in ordinary)
    speeds = _speeds(
        {
            "cogfal-fix": bench.started(["cogfal-fix", "--check", "--no-progress", tree]),
            "django-upgrade": bench.started(["django-upgrade", "--check", "--target-version=5.0", *files]),
            "ruff check": bench.started(["ruff", "check", "--isolated", "--no-cache", "--quiet", tree]),
        },
        lines,
        bench.rounds,
    )
    mine = speeds.pop("cogfal-fix")
    return Row(
        f"`cogfal-fix --check` over {_size(ordinary)} without Cog or fal",
        "80 kLOC/s",
        f"{mine:.0f} kLOC/s",
        mine >= 80,
        ", ".join(f"{name} {speed:.0f}" for name, speed in speeds.items()),
    )


def fix_rows(bench: Bench, cog: Sequence[Source], peer_files: int) -> Iterator[Row]:
    """``cogfal-fix`` on files that it rewrites: the command, and its rewriting step."""
    roots = sorted({one.project for one in cog if one.project is not None})
    originals = fresh(bench.place / "originals")
    for number, root in enumerate(roots):
        shutil.copytree(root, originals / f"project-{number:04}", ignore=_uninteresting, symlinks=True)
    copy = bench.place / "rewritten"

    def fix() -> float:
        shutil.copytree(originals, fresh(copy), dirs_exist_ok=True, symlinks=True)
        return cpu_seconds([bench.programs / "cogfal-fix", "--no-progress", "--quiet", copy])

    seconds = in_turns({"fix": fix}, bench.rounds, warm_up=False)["fix"]
    rewritten = [
        path for path in sorted(copy.rglob("*.py")) if _differs(path, originals / path.relative_to(copy))
    ]
    before = [originals / path.relative_to(copy) for path in rewritten]
    lines = sum(path.read_bytes().count(b"\n") for path in before)
    told = subprocess.run(
        [bench.python, REPOSITORY / "benchmarks" / "rewriting.py", originals],
        capture_output=True,
        text=True,
        check=True,
    )
    parts = json.loads(told.stdout)
    step, empty = parts["handed"] / parts["step"] / 1000, parts["lines"] / parts["empty"] / 1000
    yield Row(
        f"`cogfal-fix`, its rewriting step, on {len(rewritten)} files that change",
        "4 kLOC/s",
        f"{step:.1f} kLOC/s",
        step >= 4,
        f"one LibCST parse and empty visit {empty:.1f}",
    )
    speeds = _fixing_peers(bench, before[:peer_files])
    whole = lines / statistics.median(seconds) / 1000
    yield Row(
        f"`cogfal-fix`, the whole command, on the {len(roots)} projects of these, by lines that change",
        "4 kLOC/s",
        f"{whole:.1f} kLOC/s",
        whole >= 4,
        ", ".join(f"{name} {speed:.2f}" for name, speed in speeds.items()),
    )


def start_rows(bench: Bench) -> Iterator[Row]:
    """A run with next to nothing to do."""
    empty = fresh(bench.place / "nothing")
    (empty / "module.py").write_text("import os\n\nprint(os.getcwd())\n")
    example = bench.place / "example"

    def fix() -> float:
        shutil.copytree(REPOSITORY / "examples" / "shout" / "cog", fresh(example), dirs_exist_ok=True)
        return cpu_seconds([bench.programs / "cogfal-fix", "--no-progress", "--quiet", example])

    seconds = in_turns(
        {
            "check": bench.started(["cogfal-fix", "--check", "--no-progress", empty]),
            "fix": fix,
            "Python alone": bench.started(["python", "-c", "pass"]),
            "ruff": bench.started(["ruff", "check", "--isolated", "--no-cache", empty]),
            "django-upgrade": bench.started(["django-upgrade", "--check", str(empty / "module.py")]),
            "Fixit": bench.started(["fixit", "lint", empty]),
            "bump-pydantic": bench.started(["bump-pydantic", "--diff", "."], folder=empty),
        },
        2 * bench.rounds,
    )
    costs = {name: 1000 * statistics.median(values) for name, values in seconds.items()}
    check, fix_cost = costs.pop("check"), costs.pop("fix")
    beside = [f"{name} {cost:.0f} ms" for name, cost in costs.items()]
    yield Row(
        "Start of `cogfal-fix --check`", "120 ms", f"{check:.0f} ms", check <= 120, ", ".join(beside[:3])
    )
    yield Row(
        "Conversion of the smallest example",
        "350 ms",
        f"{fix_cost:.0f} ms",
        fix_cost <= 350,
        "to start: " + ", ".join(beside[3:]),
    )


def _fixing_peers(bench: Bench, files: Sequence[Path]) -> dict[str, float]:
    """kLOC per CPU-second of tools that fix with LibCST, over the same files as they were."""
    folder = bench.place / "peers"

    def on_copies(command: Sequence[str], *, by_name: bool) -> Callable[[], float]:
        def run() -> float:
            names = []
            for number, path in enumerate(files):
                target = (folder if number else fresh(folder)) / f"module_{number:04}.py"
                shutil.copyfile(path, target)
                names.append(str(target))
            program, *arguments = command
            return cpu_seconds([bench.programs / program, *arguments, *(names if by_name else ["."])], folder)

        return run

    lines = sum(path.read_bytes().count(b"\n") for path in files)
    runs = {
        "Fixit": on_copies(["fixit", "fix", "--automatic"], by_name=True),
        "flake8-async --autofix": on_copies(["flake8-async", "--autofix=ASYNC"], by_name=True),
        "bump-pydantic": on_copies(["bump-pydantic"], by_name=False),
    }
    return _speeds(runs, lines, 1)


def _speeds(runs: dict[str, Callable[[], float]], lines: int, rounds: int) -> dict[str, float]:
    """kLOC per CPU-second."""
    measured = in_turns(runs, rounds, warm_up=False)
    return {name: lines / 1000 / statistics.median(seconds) for name, seconds in measured.items()}


def _plugins_beside(bench: Bench, files: Sequence[Source]) -> str:
    """What other plugins make of the same files, or of the first of them: one pair of runs each."""
    told = []
    for name, part in (("bugbear", 1), ("flake8-async", 8)):
        some = [one.path for one in files[: len(files) // part or 1]]
        ratios = bench.overhead(PLUGINS[name], some, 1).ratios
        told.append(f"{name} {ratios.median:.2f}x ({len(some)} files)")
    return ", ".join(told)


def _loaded(bench: Bench) -> str:
    """What the plugin loads that it should not."""
    question = f"import sys, flake8_cogfal.plugin; print(*(m for m in {MODULES!r} if m in sys.modules))"
    return subprocess.run(
        [bench.python, "-c", question], capture_output=True, text=True, check=True
    ).stdout.strip()


def _size(files: Sequence[Source]) -> str:
    return f"{len(files):,} files ({sum(one.lines for one in files) / 1000:.0f} kLOC)"


def _differs(path: Path, original: Path) -> bool:
    return original.is_file() and path.is_file() and path.read_bytes() != original.read_bytes()


def _uninteresting(folder: str, names: list[str]) -> set[str]:
    """Not copied: repositories, and files that are too large to be code."""
    return {
        name
        for name in names
        if name in (".git", ".cogfal")
        or (Path(folder, name).is_file() and Path(folder, name).stat().st_size > 5_000_000)
    }


def fresh(folder: Path) -> Path:
    """An empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def bundled_projects(place: Path) -> list[Path]:
    """The Cog projects of this repository: the examples, and those of the tests without their annotations."""
    for case in sorted((REPOSITORY / "tests" / "cases").glob("*/*/before.py")):
        project = place / case.parent.parent.name / case.parent.name
        for path in sorted(case.parent.rglob("*")):
            if path.is_file() and path.suffix not in (".after", ".pyc") and path.name != "after.py":
                name = "predict.py" if path == case else str(path.relative_to(case.parent))
                target = project / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(ANNOTATION.sub("", path.read_text("utf-8")), "utf-8")
        if not any((project / name).exists() for name in CONFIGURATIONS):
            (project / CONFIGURATIONS[0]).write_text(USUAL_CONFIGURATION)
    return [*sorted((REPOSITORY / "examples").glob("*/cog")), place]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="code without Cog")
    parser.add_argument("--projects", nargs="+", type=Path, default=[], metavar="FOLDER", help="Cog projects")
    parser.add_argument("--environment", type=Path, default=CACHE, help=f"default: {CACHE}")
    parser.add_argument("--files", type=int, default=1000, help="without Cog, at most (default: 1000)")
    parser.add_argument("--project-files", type=int, default=400, help="of Cog projects, at most (400)")
    parser.add_argument("--peer-files", type=int, default=160, help="for slower tools, at most (160)")
    parser.add_argument("--rounds", type=int, default=3, help="of each pair (default: 3)")
    arguments = parser.parse_args()
    programs = prepare(arguments.environment.resolve())
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(programs, Path(folder).resolve(), arguments.rounds)
        plain = arguments.folders or [Path(sysconfig.get_path("stdlib"))]
        projects = arguments.projects or bundled_projects(fresh(bench.place / "bundled"))
        short = [one for one in read_sources(plain) if 0 < one.lines <= LONGEST]
        ordinary = ordinary_files(short, arguments.files)
        cog = project_files(list(read_sources(projects)), arguments.project_files)
        if not ordinary or not cog:
            sys.exit("there is no code without Cog, or no Cog project, in these folders")
        print(
            "| What | Budget | Measured | Met | In the same run |\n| --- | --- | --- | --- | --- |",
            flush=True,
        )
        for row in start_rows(bench):
            print(row, flush=True)
        for row in lint_rows(bench, ordinary, cog, arguments.peer_files):
            print(row, flush=True)
        print(check_row(bench, ordinary), flush=True)
        for row in fix_rows(bench, cog, arguments.peer_files // 4):
            print(row, flush=True)


if __name__ == "__main__":
    main()
