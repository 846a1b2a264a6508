"""``--format github``: workflow commands, which GitHub shows as annotations on the lines of a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from ..findings import Finding
from .annotations import (
    Level,
    Trouble,
    content_of,
    folder_of,
    level_of,
    standing,
    troubles,
    with_utf16_columns,
)
from .outcome import Outcome

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


class GitHubReporter:
    """One command a finding; lines and columns are 1-based, paths relative to the working directory.

    With ``shows_diff`` they go to standard error, which GitHub reads too, and the diff to standard output.
    """

    def __init__(self, shows_diff: bool) -> None:
        self.shows_diff = shows_diff
        self.stream: TextIO = sys.stderr if shows_diff else sys.stdout

    def project(self, outcome: Outcome) -> None:
        """Print the commands of a project."""
        if self.shows_diff:
            from .difference import print_difference

            print_difference(outcome)
        folder = folder_of(outcome)
        for finding in standing(outcome):
            print(_of_finding(finding, outcome, folder), file=self.stream)
        for trouble in troubles(outcome):
            print(_of_trouble(trouble, folder), file=self.stream)

    def end(self, outcomes: Sequence[Outcome]) -> None:
        """There is no sum: GitHub counts."""


def _of_finding(finding: Finding, outcome: Outcome, folder: Path) -> str:
    from ..rules import RULES

    place = with_utf16_columns(finding.place, content_of(outcome, finding.place.path))
    properties: dict[str, object] = {"file": _path(folder / place.path), "line": place.line}
    # GitHub shows an annotation below its last line, and knows columns of single lines only.
    if place.end_column and place.end_line in (0, place.line):
        properties |= {"col": place.column + 1, "endLine": place.line, "endColumn": place.end_column}
    properties["title"] = f"{finding.code} {RULES[finding.code].name}"
    return command(COMMANDS[level_of(finding)], properties, finding.message)


def _of_trouble(trouble: Trouble, folder: Path) -> str:
    properties: dict[str, object] = {"title": "cogfal-fix"}
    if trouble.path is None:
        return command("error", properties, f"{folder}: {trouble.message}")
    properties = {"file": _path(folder / trouble.path), "line": trouble.line or 1} | properties
    return command("error", properties, trouble.message)


def command(name: str, properties: dict[str, object], message: str) -> str:
    """A workflow command, escaped as the runner undoes it
    (https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts).
    """
    written = ",".join(
        f"{key}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}"
        for key, value in properties.items()
    )
    return f"::{name} {written}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _path(path: Path) -> str:
    """Relative to the working directory, which is the repository in a workflow, where it is below that."""
    return Path(os.path.relpath(path)).as_posix() if path.resolve().is_relative_to(Path.cwd()) else str(path)
