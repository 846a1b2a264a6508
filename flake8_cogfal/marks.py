"""Comments that speak of findings: ``# TODO(cogfal CFnnn): ...`` marks what is left, ``# noqa: CFnnn`` silences, and
``# cogfal: ignore=CFnnn`` does so in cog.yaml and Dockerfiles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .findings import Applicability, Finding, Place
from .fixing.edits import MarkTodo
from .source.module import PythonModule

IGNORE = re.compile(r"(?:^|\s)#\s*cogfal:\s*ignore=\s*([A-Za-z]+\d*(?:\s*,\s*[A-Za-z]+\d*)*)")
NOQA = re.compile(r"#\s*noqa(?P<codes>:\s*[A-Z]+\d*(?:[,\s]+[A-Z]+\d+)*)?", re.IGNORECASE)
MARKED = "marked"
"""Subject of the findings that stand in a file as comments already."""

MARK = re.compile(r"\s*# TODO\(cogfal (CF\d{3})\): (.*)")


def find_marks(module: PythonModule) -> Iterator[Finding]:
    """A finding for each mark in a file: it stays until a person removes the comment."""
    if "TODO(cogfal " not in module.text:
        return
    for number, line in enumerate(module.lines, start=1):
        match = MARK.match(line)
        if match:
            place = Place(module.path, number, len(line) - len(line.lstrip()), number, len(line))
            yield Finding(match.group(1), place, match.group(2), Applicability.MANUAL, subject=MARKED)


def without_marked(findings: Iterable[Finding], module: PythonModule) -> list[Finding]:
    """The findings that no mark of the file, wherever it stands, repeats with code and message."""
    marked = {(one.code, one.message) for one in find_marks(module)}
    return [one for one in findings if (one.code, one.message) not in marked]


def mark(code: str, message: str) -> str:
    """The comment that marks something as left for a person."""
    return f"# TODO(cogfal {code}): {message}"


def mark_for(finding: Finding) -> MarkTodo:
    """The edit that marks a finding."""
    return MarkTodo(finding.place.path, finding.place.line, mark(finding.code, finding.message))


def is_silenced(line: str, code: str) -> bool:
    """Whether a line says ``# noqa`` with the code or a prefix of it.

    One without codes is about other tools: it does not keep a framework's import where it breaks the app.
    """
    match = NOQA.search(line)
    codes = re.split(r"[:,\s]+", match.group("codes") or "") if match else []
    return any(code.startswith(one.upper()) for one in codes if one)


def ignored_codes(text: str) -> dict[int, frozenset[str]]:
    """Codes that comments ``# cogfal: ignore=CF501,CF602`` suppress, by the 1-based line they hold for.

    A comment of its own holds for the next line that is neither empty nor a comment, another one for its line.
    """
    ignored: dict[int, frozenset[str]] = {}
    waiting: frozenset[str] = frozenset()
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        match = IGNORE.search(line)
        codes = frozenset(re.split(r"\s*,\s*", match[1].upper())) if match else frozenset()
        content = line.strip()
        if not content or content.startswith("#"):
            waiting |= codes
            continue
        if codes or waiting:
            ignored[number] = codes | waiting
        waiting = frozenset()
    return ignored
