"""Runs the commands and every rule over code that has nothing to do with Cog, Replicate or fal: nothing may happen.

    python benchmarks/unrelated_code.py FOLDER ... [--rules]

For each folder: `cogfal-fix --check` and `cogfal-fix --diff` as users start them (files, thousands of lines, exit codes,
CPU seconds), then the plugin on every file as flake8 calls it, and with --rules every rule on every file, past the gate that
keeps most code away from them. Folders that `cogfal-fix` passes by (site-packages, venv, node_modules, ...) are passed by
here; to look at packages, install them elsewhere: `pip install --target FOLDER ...`.

A finding is out of place where the file imports none of the three and does not speak of Replicate's API. Packages of the
platforms themselves are not unrelated: they are counted apart. The command ends with 1 after a crash, a hang or such a
finding, and prints every one.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from flake8_cogfal.linting import findings_in_file
from flake8_cogfal.options import Options
from flake8_cogfal.plugin import CLIENT_WORDS, PLATFORMS, Plugin
from flake8_cogfal.source.tree import SKIPPED_FOLDERS

COMMAND = (sys.executable, "-m", "flake8_cogfal", "--no-progress")
PACKAGES_OF_PLATFORMS = frozenset({"cog", "fal", "fal_client", "replicate"})
SLOW_SECONDS = 10.0


@dataclass
class Tally:
    """What one way of looking at a folder came to."""

    title: str
    exit_code: int | None = None
    findings: int = 0
    out_of_place: list[str] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True)
class Line:
    """A finding by its absolute file."""

    path: Path
    text: str


def main() -> int:
    """Look at every folder; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--rules", action="store_true", help="also run every rule on every file (takes long)")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    is_clean = True
    print(
        f"{'':<22}{'files':>8}{'kLOC':>9}{'exit':>6}{'findings':>10}{'misplaced':>11}{'crashes':>9}"
        f"{'CPU s':>9}{'kLOC/s':>9}"
    )
    for folder in arguments.folders:
        files = list(python_files(folder))
        thousands = sum(_lines(path) for path in files) / 1000
        print(f"{folder}", flush=True)
        for tally in tallies(folder, files, arguments.rules):
            exit_code = "" if tally.exit_code is None else tally.exit_code
            speed = thousands / tally.seconds if tally.seconds else 0.0
            print(
                f"  {tally.title:<20}{len(files):>8}{thousands:>9.1f}{exit_code:>6}{tally.findings:>10}"
                f"{len(tally.out_of_place):>11}{len(tally.crashes):>9}{tally.seconds:>9.1f}{speed:>9.1f}"
            )
            for line in (*tally.out_of_place, *tally.crashes):
                print(f"    {line}")
            sys.stdout.flush()
            is_clean = is_clean and not tally.out_of_place and not tally.crashes
    return 0 if is_clean else 1


def tallies(folder: Path, files: list[Path], every_rule: bool) -> Iterator[Tally]:
    """The folder looked at in each way."""
    yield of_command(folder, "--check")
    yield of_command(folder, "--diff")
    yield of_plugin(files, "plugin", gated=True)
    if every_rule:
        yield of_plugin(files, "every rule", gated=False)


def of_command(folder: Path, mode: str) -> Tally:
    """One run of ``cogfal-fix``. Of ``--check`` the findings are read, of ``--diff`` only how it ends."""
    tally = Tally(f"cogfal-fix {mode}")
    options = ("--format", "json") if mode == "--check" else ()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run([*COMMAND, mode, *options, folder], capture_output=True, encoding="utf-8")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    tally.seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    tally.exit_code = run.returncode
    said = run.stdout + run.stderr
    if run.returncode not in (0, 1, 2) or "Traceback" in said or "has a defect" in said:
        tally.crashes.append(f"exit code {run.returncode}: {said[-500:]}")
    elif mode == "--check":
        _add(tally, _of_document(json.loads(run.stdout)))
    return tally


def _of_document(document: dict[str, list[dict[str, object]]]) -> Iterator[Line]:
    for project in document["projects"]:
        for one in project["findings"]:  # type: ignore[attr-defined]
            path = Path(str(project["root"]), one["path"])
            yield Line(path, f"{path}:{one['line']}: {one['code']} {one['message']}")


def of_plugin(files: Iterable[Path], title: str, *, gated: bool) -> Tally:
    """The plugin on each file that Python can read; without its gate every rule sees every file."""
    tally = Tally(title)
    for path in files:
        try:
            text = path.read_text(encoding="utf-8-sig")
            tree = ast.parse(text)
        except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        started = time.process_time()
        try:
            _add(tally, [Line(path, f"{path}:{line}") for line in _findings(path, text, tree, gated=gated)])
        except Exception as error:
            tally.crashes.append(f"{path}: {type(error).__name__}: {error}")
        seconds = time.process_time() - started
        tally.seconds += seconds
        if seconds > SLOW_SECONDS:
            tally.crashes.append(f"{path}: took {seconds:.0f} s")
    return tally


def _findings(path: Path, text: str, tree: ast.Module, *, gated: bool) -> list[str]:
    if gated:
        found = Plugin(tree, str(path), text.splitlines(keepends=True)).run()
        return [f"{line}: {message}" for line, _, message, _ in found]
    ungated = findings_in_file(str(path), text, tree, Options(), anchored=False)
    return [f"{line}: {message}" for line, _, message in ungated]


def _add(tally: Tally, lines: Iterable[Line]) -> None:
    for line in lines:
        tally.findings += 1
        if not is_related(line.path):
            tally.out_of_place.append(line.text)


def is_related(path: Path) -> bool:
    """Whether a file has to do with one of the platforms: it is theirs, imports them or speaks of Replicate's API."""
    if PACKAGES_OF_PLATFORMS & set(path.parts):
        return True
    if path.suffix != ".py":
        return any((folder / "cog.yaml").is_file() for folder in path.parents)
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    return any(word in text for word in CLIENT_WORDS) or any(map(_imports, ast.walk(ast.parse(text))))


def _imports(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return node.level == 0 and (node.module or "").split(".")[0] in PLATFORMS
    return isinstance(node, ast.Import) and any(one.name.split(".")[0] in PLATFORMS for one in node.names)


def python_files(folder: Path) -> Iterator[Path]:
    """The Python files that ``cogfal-fix`` looks at, sorted."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - SKIPPED_FOLDERS)
        yield from (Path(place, name) for name in sorted(names) if name.endswith(".py"))


def _lines(path: Path) -> int:
    try:
        return path.read_bytes().count(b"\n")
    except OSError:
        return 0


if __name__ == "__main__":
    raise SystemExit(main())
