"""What the plugin adds to flake8: ``python benchmarks/lint_overhead.py FOLDER...``.

Whole flake8 processes with and without the plugin, in turns, on the same files; the figures are ratios of their CPU
time (user and system), one for each pair of runs. Seconds depend on the machine and how busy it is, ratios hardly.
The baseline is the same program in the same environment, to which the metadata of the plugin is invisible. flake8
runs all its checks with ``--select=CF``: printing thousands of style findings would only make the ratio look better.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

RUNNER = """
import importlib.metadata, sys
from flake8.main.cli import main

hidden, found = sys.argv[1], importlib.metadata.distributions
importlib.metadata.distributions = lambda **keywords: (
    one for one in found(**keywords) if one.metadata["Name"] != hidden
)
sys.exit(main(sys.argv[2:]))
"""
PLUGIN, NOTHING = "flake8-cogfal", "no-such-distribution"
PLATFORMS = ("cog", "fal")
CONFIGURATIONS = ("cog.yaml", "cog.yml")
SKIPPED = frozenset({"__pycache__", ".git", ".tox", ".nox"})
SEED = 20_240


@dataclass(frozen=True)
class Source:
    """A Python file that parses: its lines, whether it imports cog or fal, and the Cog project it lies in."""

    path: Path
    lines: int
    imports_platform: bool
    project: Path | None


@dataclass(frozen=True)
class Measurement:
    """CPU seconds of pairs of runs."""

    without: tuple[float, ...]
    with_plugin: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        """With the plugin over without, by pair."""
        return [after / before for before, after in zip(self.without, self.with_plugin, strict=True)]

    @property
    def milliseconds(self) -> float:
        """Median of the differences."""
        pairs = zip(self.without, self.with_plugin, strict=True)
        return 1000 * statistics.median(after - before for before, after in pairs)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--files", type=int, default=1200, help="at most so many of a kind (default: 1200)")
    parser.add_argument("--runs", type=int, default=5, help="pairs of runs (default: 5)")
    arguments = parser.parse_args()
    _check_baseline()
    print(f"{'':<28}{'files':>7}{'kLOC':>8}{'flake8':>10}{'median':>9}{'min':>7}{'max':>7}")
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty.py")
        empty.touch()
        measured = measure([empty], 3 * arguments.runs)
        _print_row("start-up (an empty file)", 1, 0, measured)
        print(f"{'':<28}the plugin costs {measured.milliseconds:.1f} ms of it")
    sources = list(read_sources(arguments.folders))
    for title, kind in groups(sources, arguments.files).items():
        if kind:
            measured = measure([one.path for one in kind], arguments.runs)
            _print_row(title, len(kind), sum(one.lines for one in kind), measured)


def measure(files: Sequence[Path], runs: int) -> Measurement:
    """Run flake8 on files, with and without the plugin, each first in every other pair, after a pair to warm up."""
    seconds: dict[str, list[float]] = {PLUGIN: [], NOTHING: []}
    for number in range(runs + 1):
        for hidden in (PLUGIN, NOTHING) if number % 2 else (NOTHING, PLUGIN):
            seconds[hidden].append(_cpu_seconds(hidden, files))
    return Measurement(tuple(seconds[PLUGIN][1:]), tuple(seconds[NOTHING][1:]))


def groups(sources: Sequence[Source], limit: int) -> dict[str, list[Source]]:
    """At most ``limit`` files of each kind, drawn with a fixed seed; Cog projects are taken as a whole."""
    draw = random.Random(SEED)
    ordinary = [one for one in sources if one.project is None and not one.imports_platform]
    users = [one for one in sources if one.imports_platform]
    roots = sorted({one.project for one in sources if one.project is not None})
    draw.shuffle(roots)
    whole: list[Source] = []
    for root in roots:
        of_project = [one for one in sources if one.project == root]
        if len(whole) + len(of_project) <= limit:
            whole += of_project
    return {
        "neither Cog nor fal": draw.sample(ordinary, min(limit, len(ordinary))),
        "whole Cog projects": whole,
        "only what imports Cog or fal": draw.sample(users, min(limit, len(users))),
    }


def read_sources(folders: Sequence[Path]) -> Iterator[Source]:
    """The Python files below folders."""
    for top in folders:
        for place, names, files in os.walk(top.resolve()):
            names[:] = sorted(set(names) - SKIPPED)
            for name in sorted(files):
                if name.endswith(".py") and (source := _read(Path(place, name), top.resolve())):
                    yield source


def _read(path: Path, top: Path) -> Source | None:
    try:
        text = path.read_text(encoding="utf-8-sig")
        tree = ast.parse(text)
    except (OSError, SyntaxError, ValueError, RecursionError):
        return None
    roots = [root for root in path.parents if root.is_relative_to(top)]
    project = next((r for r in roots if any((r / name).is_file() for name in CONFIGURATIONS)), None)
    return Source(path, text.count("\n"), any(_imports(node) for node in ast.walk(tree)), project)


def _imports(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.level == 0 and (node.module or "").split(".")[0] in PLATFORMS
    return isinstance(node, ast.Import) and any(one.name.split(".")[0] in PLATFORMS for one in node.names)


def _flake8(hidden: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", RUNNER, hidden, *arguments]


def _cpu_seconds(hidden: str, files: Sequence[Path]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = _flake8(hidden, "--isolated", "--jobs=1", "--exit-zero", "--select=CF", *map(str, files))
    # As installed: both sides may keep their compiled modules, also where this shell forbids it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _check_baseline() -> None:
    """Refuse to compare flake8 with itself."""
    for hidden, expected in ((PLUGIN, False), (NOTHING, True)):
        version = subprocess.run(_flake8(hidden, "--version"), capture_output=True, text=True, check=True)
        if (PLUGIN in version.stdout) is not expected:
            raise SystemExit(f"the baseline is wrong: flake8 without {hidden} is {version.stdout.strip()}")


def _print_row(title: str, files: int, lines: int, measured: Measurement) -> None:
    seconds, ratios = statistics.median(measured.without), measured.ratios
    print(
        f"{title:<28}{files:>7}{lines / 1000:>8.1f}{seconds:>8.2f} s"
        f"{statistics.median(ratios):>8.3f}x{min(ratios):>7.3f}{max(ratios):>7.3f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
