"""``--undo``: every project at a path as it was before the last run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from ..fixing.journal import NothingToUndo, WriteRefused, find_journal, journal_file, undo
from ..source.tree import SKIPPED_FOLDERS
from .arguments import UsageError


def undo_runs(paths: Iterable[str]) -> int:
    """Undo, and print what was put back. Returns 2 where there is nothing to undo, or an undo would lose an edit."""
    code = 0
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"{path}: there is no such file or folder")
        roots = _roots_of_runs(Path(path))
        if not roots:
            print(f"cogfal-fix: {path}: nothing to undo, no run has changed files here", file=sys.stderr)
            code = 2
        for root in roots:
            code = max(code, _undo(root))
    return code


def _roots_of_runs(start: Path) -> list[Path]:
    """The projects with a journal below a folder, else the one around it."""
    found = []
    for folder, folders, _ in os.walk(start):
        folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS)
        if journal_file(Path(folder)).is_file():
            found.append(Path(folder))
    around = None if found else find_journal(start)
    return [around] if around else found


def _undo(root: Path) -> int:
    try:
        report = undo(root)
    except (NothingToUndo, WriteRefused) as error:
        print(f"cogfal-fix: {error}", file=sys.stderr)
        return 2
    for path in report.restored:
        print(f"put back {path}")
    for path in report.removed:
        print(f"removed {path}")
    return 0
