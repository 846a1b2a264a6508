"""``cogfal-fix -``: one Python file from standard input to standard output."""

from __future__ import annotations

import sys
from pathlib import Path

from ..engine import migrate
from ..project.project import Project
from ..project.tree import Tree
from .arguments import Arguments

NAME = "stdin.py"


def fix_standard_input(arguments: Arguments) -> int:
    """Write the fixed file to standard output (the original where nothing is fixed), the findings to standard error."""
    data = sys.stdin.buffer.read()
    project = Project(Tree(Path(), {NAME: data}), None, NAME)
    migration = migrate(project, arguments.options)
    result = migration.changes.get(NAME) or data
    if not arguments.check_only:
        sys.stdout.buffer.write(result)
        sys.stdout.flush()
    for problem in migration.problems:
        print(f"-:{problem.line}: {problem.message}", file=sys.stderr)
    for finding in migration.left:
        print(
            f"-:{finding.place.line}:{finding.place.column + 1}: {finding.code} {finding.message}",
            file=sys.stderr,
        )
    if migration.problems:
        return 2
    would_change = arguments.check_only and result != data
    return 1 if migration.left or would_change else 0
