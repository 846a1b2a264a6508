"""How fast files are rewritten, beside what LibCST costs in any case: ``python benchmarks/rewriting.py FOLDER``.

Migrates every project below FOLDER in memory and prints JSON: the lines of the Python files that change, the lines that
were handed to the rewriting step (a file may go through it in several rounds), the CPU seconds of that step, and those of
one LibCST parse with one empty visit of what changes.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import libcst

from flake8_cogfal.engine import migrate
from flake8_cogfal.fixing import apply
from flake8_cogfal.options import Options
from flake8_cogfal.project.discovery import find_projects


class Step:
    """Stands in for a step of the work, and adds up what it costs."""

    def __init__(self, step: Callable[..., bytes]) -> None:
        self.step = step
        self.seconds = 0.0
        self.lines = 0

    def __call__(self, path: str, data: bytes, *others: Any) -> bytes:
        """Carry it out."""
        self.lines += data.count(b"\n")
        started = time.process_time()
        try:
            return self.step(path, data, *others)
        finally:
            self.seconds += time.process_time() - started


def main() -> None:
    """Measure and print."""
    step = Step(apply.apply_edits)
    apply.apply_edits = step  # type: ignore[assignment]
    lines, empty = 0, 0.0
    for project in find_projects(Path(sys.argv[1])):
        for path in migrate(project, Options()).changes:
            before = project.tree.read(path)
            if path.endswith(".py") and before:
                lines += before.count(b"\n")
                started = time.process_time()
                libcst.parse_module(before).visit(libcst.CSTTransformer())
                empty += time.process_time() - started
    print(json.dumps({"lines": lines, "handed": step.lines, "step": step.seconds, "empty": empty}))


if __name__ == "__main__":
    main()
