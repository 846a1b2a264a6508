"""What the plugin adds to flake8: ``python benchmarks/lint_overhead.py FOLDER...``.

Whole flake8 processes with and without the plugin, in turns, on the same files; the figures are ratios of their CPU
time (user and system), one for each pair of runs. The baseline is the same program in the same environment, to which
the metadata of the plugin is invisible. flake8 runs all its checks with ``--select=CF``: printing thousands of style
findings would only make the ratio look better.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measuring import (
    Measurement,
    flake8,
    flake8_seconds,
    in_turns,
    ordinary_files,
    platform_files,
    project_files,
    read_sources,
)

PLUGIN = "flake8-cogfal"


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
    groups = {
        "neither Cog nor fal": ordinary_files(sources, arguments.files),
        "whole Cog projects": project_files(sources, arguments.files),
        "only what imports Cog or fal": platform_files(sources, arguments.files),
    }
    for title, files in groups.items():
        if files:
            measured = measure([one.path for one in files], arguments.runs)
            _print_row(title, len(files), sum(one.lines for one in files), measured)


def measure(files: Sequence[Path], runs: int) -> Measurement:
    """Run flake8 on files, with and without the plugin, each first in every other pair, after a pair to warm up."""
    seconds = in_turns(
        {
            "without": lambda: flake8_seconds(sys.executable, [PLUGIN], files),
            "with": lambda: flake8_seconds(sys.executable, [], files),
        },
        runs,
    )
    return Measurement(seconds["without"], seconds["with"])


def _check_baseline() -> None:
    """Refuse to compare flake8 with itself."""
    for hidden, expected in (([PLUGIN], False), ([], True)):
        command = flake8(sys.executable, hidden, "--version")
        version = subprocess.run(command, capture_output=True, text=True, check=True)
        if (PLUGIN in version.stdout) is not expected:
            raise SystemExit(f"the baseline is wrong: flake8 without {hidden} is {version.stdout.strip()}")


def _print_row(title: str, files: int, lines: int, measured: Measurement) -> None:
    seconds, ratios = statistics.median(measured.without), measured.ratios
    print(
        f"{title:<28}{files:>7}{lines / 1000:>8.1f}{seconds:>8.2f} s"
        f"{ratios.median:>8.3f}x{min(ratios.values):>7.3f}{max(ratios.values):>7.3f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
