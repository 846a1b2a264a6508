"""``--cogfal-companions=inline``: findings of cog.yaml, Dockerfiles, scripts and workflows at their own place, in a
program that only checks Python.

flake8 parses every file as Python before it asks a plugin, so no plugin ever sees such a file. The one step that all
versions from 6.0 to 7.5 share is ``FileChecker.run_checks``: it is wrapped, for our file names alone. It is a private
interface; a flake8 that has changed it is left alone.
"""

from __future__ import annotations

import inspect
import os.path
import re
from collections.abc import Sequence
from typing import Any

OWNED = ("cog.yaml", "cog.yml")
DOCKERFILE = re.compile(r"(?:.+\.)?(?:docker|container)file(?:[.\-_](?!.*\.py$).*)?", re.IGNORECASE)
TOOLING = re.compile(
    r"(?:^|[/\\])(?:\.github[/\\]workflows[/\\][^/\\]+\.ya?ml|action\.ya?ml|package\.json|(?:gnu)?makefile|\.?justfile"
    r"|[^/\\]+\.(?:mk|sh|bash|zsh|fish|ksh|bat|cmd|ps1|ipynb|md|mdx|markdown|rst))$",
    re.IGNORECASE,
)

# What the wrapper touches: attributes that FileChecker sets for itself, and the call that it replaces.
_ATTRIBUTES = frozenset({"display_name", "processor", "results", "should_process", "statistics"})
_MARK = "_cogfal_original"


def install() -> bool:
    """Make flake8 report findings of such a file that it is given by name; False where its insides are unknown.

    A second call changes nothing. The wrapper does nothing while the plugin is in another mode.
    """
    from flake8.checker import FileChecker

    if hasattr(FileChecker.run_checks, _MARK):
        return True
    if not _is_known(FileChecker):
        return False
    original = FileChecker.run_checks

    def run_checks(checker: Any) -> Any:
        if not _is_ours(checker):
            return original(checker)
        checker.results.extend(_results(checker.display_name, checker.processor.lines))
        return checker.display_name, checker.results, checker.statistics

    setattr(run_checks, _MARK, original)
    FileChecker.run_checks = run_checks  # type: ignore[method-assign,assignment]
    return True


def _is_known(checker: type) -> bool:
    """Whether a FileChecker looks as it does in flake8 6.0 to 7.5."""
    try:
        parameters = list(inspect.signature(checker.run_checks).parameters)  # type: ignore[attr-defined]
        touched = set(checker.__init__.__code__.co_names)  # type: ignore[misc]
    except (AttributeError, TypeError, ValueError):
        return False
    return parameters == ["self"] and touched >= _ATTRIBUTES


def _is_ours(checker: Any) -> bool:
    """Whether a file is one of ours that could be read and has no ``# flake8: noqa``."""
    from .plugin import Plugin

    name = os.path.basename(checker.display_name)
    return (
        Plugin.companions == "inline"
        and (name in OWNED or bool(DOCKERFILE.fullmatch(name)) or bool(TOOLING.search(checker.display_name)))
        and checker.processor is not None
        and bool(checker.should_process)
    )


def _results(filename: str, lines: Sequence[str]) -> list[tuple[str, int, int, str, str]]:
    """What flake8 keeps of a finding: code, 1-based line, 0-based column, message, the text to look for noqa in."""
    from .linting import findings_in_companion, findings_in_tooling
    from .options import Options
    from .plugin import Plugin

    results = []
    find = findings_in_tooling if TOOLING.search(filename) else findings_in_companion
    for line, column, text in find(filename, "".join(lines), Options(Plugin.select, Plugin.ignore)):
        code, _, message = text.partition(" ")
        results.append((code, line, column, message, _noqa_text(lines, line)))
    return results


def _noqa_text(lines: Sequence[str], line: int) -> str:
    """The line and a comment above it: a comment of its own reads better in YAML than one behind a value."""
    above, own = (lines[number] if 0 <= number < len(lines) else "" for number in (line - 2, line - 1))
    return above + own if above.lstrip().startswith("#") else own
