"""``cogfal-fix -``: one Python file from standard input to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from ..fixing.transaction import Change
from ..project.project import Project
from ..source.tree import Tree
from .arguments import Arguments, UsageError
from .difference import difference
from .planning import plan

NAME = "stdin.py"


class _OneFile(Tree):
    """The working directory, where modules of the project are looked for, and of which one file is checked."""

    def python_files(self) -> Iterator[str]:
        """The file alone."""
        yield NAME

    def with_changes(self, changes: dict[str, bytes | None]) -> _OneFile:
        """The same file with a new content."""
        return _OneFile(self.root, {**self.changes, **changes})


def fix_standard_input(arguments: Arguments) -> int:
    """Write the fixed file to standard output (the original where nothing is fixed), the findings to standard error.

    Under ``--diff`` the difference is written instead, under ``--check`` nothing.
    """
    if sys.stdin is None:
        raise UsageError("- needs a Python file on standard input, which is closed")
    data = sys.stdin.buffer.read()
    migration = plan(Project(_OneFile(Path(), {NAME: data}), None, NAME), arguments.options_at(Path()))
    result = migration.changes.get(NAME) or data
    if arguments.show_diff:
        sys.stdout.buffer.write(difference([Change(Path(NAME), data, result)], Path()))
    elif not arguments.check_only:
        sys.stdout.buffer.write(result)
    sys.stdout.buffer.flush()
    if migration.problems:
        for problem in migration.problems:
            print(f"-:{problem.line}: {problem.message}", file=sys.stderr)
        return 2
    for finding in migration.left:
        place = f"{finding.place.line}:{finding.place.column + 1}"
        print(f"-:{place}: {finding.code} {finding.message}", file=sys.stderr)
    if migration.declined and not any(one.blocks for one in migration.found):
        print("\n".join(f"-: not fixed: {reason}" for reason in migration.declined), file=sys.stderr)
    would_change = (arguments.check_only or arguments.show_diff) and result != data
    return 1 if migration.left or migration.declined or would_change else 0
