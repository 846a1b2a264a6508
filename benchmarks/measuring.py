"""CPU time of whole processes that take turns, and the Python files that they are run on.

Seconds depend on the machine and how busy it is; ratios of runs that follow each other hardly do.
"""

from __future__ import annotations

import ast
import os
import random
import resource
import statistics
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# flake8, to which the metadata of some distributions is invisible: their plugins are not there.
RUNNER = """
import importlib.metadata, sys
from flake8.main.cli import main

hidden, found = sys.argv[1].split(","), importlib.metadata.distributions
importlib.metadata.distributions = lambda **keywords: (
    one for one in found(**keywords) if one.metadata["Name"] not in hidden
)
sys.exit(main(sys.argv[2:]))
"""
PLATFORMS = ("cog", "fal", "replicate")
CONFIGURATIONS = ("cog.yaml", "cog.yml")
SKIPPED = frozenset({"__pycache__", ".git", ".tox", ".nox", "site-packages"})
SEED = 20_240


@dataclass(frozen=True)
class Source:
    """A Python file that parses: its lines, whether it imports cog, fal or replicate, and the Cog project it lies in."""

    path: Path
    lines: int
    imports_platform: bool
    project: Path | None


@dataclass(frozen=True)
class Spread:
    """What several runs say: one number each."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle of them."""
        return statistics.median(self.values)

    def __str__(self) -> str:
        return f"{self.median:.2f} ({min(self.values):.2f} to {max(self.values):.2f})"


@dataclass(frozen=True)
class Measurement:
    """CPU seconds of pairs of runs."""

    without: tuple[float, ...]
    with_plugin: tuple[float, ...]

    @property
    def ratios(self) -> Spread:
        """With the plugin over without, by pair."""
        return Spread(
            tuple(after / before for before, after in zip(self.without, self.with_plugin, strict=True))
        )

    @property
    def milliseconds(self) -> float:
        """Median of the differences."""
        pairs = zip(self.without, self.with_plugin, strict=True)
        return 1000 * statistics.median(after - before for before, after in pairs)


def cpu_seconds(command: Sequence[str | Path], folder: Path | None = None) -> float:
    """User and system time of a command and its children, whatever its exit code says."""
    # As installed: everyone may keep compiled modules, also where this shell forbids it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if "Traceback (most recent call last)" in ended.stderr:
        raise SystemExit(f"{command[0]} failed:\n{ended.stderr[-2000:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_turns(
    runs: Mapping[str, Callable[[], float]], number: int, *, warm_up: bool = True
) -> dict[str, tuple[float, ...]]:
    """What each of several runs measures, ``number`` times; every other round the other way about."""
    measured: dict[str, list[float]] = {name: [] for name in runs}
    names = list(runs)
    for turn in range(-1 if warm_up else 0, number):
        for name in names if turn % 2 else reversed(names):
            seconds = runs[name]()
            if turn >= 0:
                measured[name].append(seconds)
    return {name: tuple(seconds) for name, seconds in measured.items()}


def flake8(python: str | Path, hidden: Sequence[str], *arguments: str) -> list[str]:
    """The command that runs flake8 without some distributions."""
    return [str(python), "-c", RUNNER, ",".join(hidden), *arguments]


def flake8_seconds(python: str | Path, hidden: Sequence[str], files: Sequence[Path]) -> float:
    """CPU seconds of flake8 over files, in one process; it runs every check and prints findings of ours only."""
    options = ("--isolated", "--jobs=1", "--exit-zero", "--select=CF")
    return cpu_seconds(flake8(python, hidden, *options, *map(str, files)))


def ordinary_files(sources: Sequence[Source], limit: int) -> list[Source]:
    """At most so many files that import neither Cog nor fal and lie in no Cog project, drawn with a fixed seed."""
    ordinary = [one for one in sources if one.project is None and not one.imports_platform]
    return random.Random(SEED).sample(ordinary, min(limit, len(ordinary)))


def platform_files(sources: Sequence[Source], limit: int) -> list[Source]:
    """At most so many files that import Cog or fal, drawn with a fixed seed."""
    users = [one for one in sources if one.imports_platform]
    return random.Random(SEED).sample(users, min(limit, len(users)))


def project_files(sources: Sequence[Source], limit: int) -> list[Source]:
    """The files of whole Cog projects, drawn with a fixed seed: as many projects as fit into the limit."""
    of_project: dict[Path, list[Source]] = {}
    for one in sources:
        if one.project is not None:
            of_project.setdefault(one.project, []).append(one)
    roots = sorted(of_project)
    random.Random(SEED).shuffle(roots)
    whole: list[Source] = []
    for root in roots:
        if len(whole) + len(of_project[root]) <= limit:
            whole += of_project[root]
    return whole


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
