"""The changes of a project as a unified diff that ``git apply`` and ``patch -p1`` take."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from ..fixing.transaction import Change
from .outcome import Outcome

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
NO_NEWLINE = b"\n\\ No newline at end of file\n"


def difference(changes: Iterable[Change], root: Path) -> bytes:
    """The diff in bytes: the files may be in any encoding, with any newlines.

    Paths are relative to the working directory where the project ``root`` is below it, else to the project.
    """
    try:
        prefix = root.resolve().relative_to(Path.cwd())
    except ValueError:
        prefix = Path()
    return b"".join(_of_file(change, prefix) for change in changes)


def print_difference(outcome: Outcome) -> None:
    """Print the diff of a project on standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(difference(outcome.changes, outcome.migration.project.tree.root))
    sys.stdout.buffer.flush()


def _of_file(change: Change, prefix: Path) -> bytes:
    path = (prefix / change.path).as_posix()
    end = "\t" if " " in path else ""  # which tells patch where a name with spaces ends
    before = f"a/{path}{end}" if change.before is not None else "/dev/null"
    after = f"b/{path}{end}" if change.after is not None else "/dev/null"
    lines = difflib.diff_bytes(
        difflib.unified_diff,
        _LINE.findall(change.before or b""),
        _LINE.findall(change.after or b""),
        before.encode(errors="surrogateescape"),
        after.encode(errors="surrogateescape"),
    )
    return b"".join(line if line.endswith(b"\n") else line + NO_NEWLINE for line in lines)
