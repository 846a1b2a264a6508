"""``--format sarif``: one document in SARIF 2.1.0, for code scanning services and editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .. import __version__
from ..findings import Finding, Place
from ..fixing.transaction import Change
from ..rules import RULES, Rule
from ..source.text import MAXIMUM_LINES_TO_COMPARE, UnreadableSource, decode_python
from .annotations import (
    Trouble,
    content_of,
    folder_of,
    level_of,
    standing,
    troubles,
    usual_level,
    utf16_length,
    with_utf16_columns,
)
from .catalogue import page
from .document import kind_of
from .outcome import Outcome, Status

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
"""What paths are relative to: the working directory, by the name that code scanning services know."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")

Json = dict[str, Any]


class SarifReporter:
    """One document with every project. The conversion of a project is one fix, of the first finding that it removes."""

    def __init__(self) -> None:
        self.results: list[Json] = []
        self.notifications: list[Json] = []

    def project(self, outcome: Outcome) -> None:
        """Keep a project."""
        folder = folder_of(outcome)
        findings = standing(outcome)
        results = [_result(one, outcome, folder) for one in findings]
        fix = _fix(outcome) if outcome.status is Status.PLANNED else None
        if fix is not None and results:
            fixed = {id(one) for one in outcome.migration.fixed}
            first = next((number for number, one in enumerate(findings) if id(one) in fixed), 0)
            results[first]["fixes"] = [fix]
        self.results += results
        self.notifications += [_notification(one, folder) for one in troubles(outcome)]

    def end(self, outcomes: Sequence[Outcome]) -> None:
        """Print the document."""
        exit_code = max((outcome.exit_code for outcome in outcomes), default=0)
        codes = sorted({result["ruleId"] for result in self.results})
        for result in self.results:
            result["ruleIndex"] = codes.index(result["ruleId"])
        run = {
            "tool": {
                "driver": {
                    "name": "cogfal-fix",
                    "semanticVersion": __version__,
                    "rules": [_descriptor(RULES[code]) for code in codes],
                }
            },
            "invocations": [
                {
                    "executionSuccessful": exit_code < 2,
                    "exitCode": exit_code,
                    "toolExecutionNotifications": self.notifications,
                }
            ],
            "originalUriBaseIds": {ROOT: {"uri": f"{Path.cwd().as_uri().rstrip('/')}/"}},
            "columnKind": "utf16CodeUnits",
            "results": self.results,
        }
        json.dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, sys.stdout, indent=2)
        print()


def _descriptor(rule: Rule) -> Json:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": _what_it_finds(page(rule.code))},
        "help": {"text": rule.summary, "markdown": page(rule.code)},
        "defaultConfiguration": {"level": usual_level(rule.blocks, rule.applicability).value},
        "properties": {"applicability": rule.applicability.value},
    }


def _what_it_finds(text: str) -> str:
    """The first section of a rule's page, on one line."""
    return " ".join(text.split("\n## ")[1].partition("\n")[2].split())


def _result(finding: Finding, outcome: Outcome, folder: Path) -> Json:
    place = with_utf16_columns(finding.place, content_of(outcome, finding.place.path))
    return {
        "ruleId": finding.code,
        "level": level_of(finding).value,
        "message": {"text": finding.message},
        "locations": [_location(folder / place.path, _region(place))],
        "properties": {"applicability": finding.applicability.value, "blocks": finding.blocks},
    }


def _notification(trouble: Trouble, folder: Path) -> Json:
    region = {"startLine": trouble.line} if trouble.line else None
    if trouble.line and trouble.column is not None:
        region = {"startLine": trouble.line, "startColumn": trouble.column + 1}
    path = folder / trouble.path if trouble.path is not None else folder
    return {
        "level": "error",
        "message": {"text": trouble.message},
        "locations": [_location(path, region)],
    }


def _location(path: Path, region: Json | None) -> Json:
    physical: Json = {"artifactLocation": _artifact(path)}
    if region is not None:
        physical["region"] = region
    return {"physicalLocation": physical}


def _artifact(path: Path) -> Json:
    """A file by its path from the working directory; by its full path where it is elsewhere."""
    if path.resolve().is_relative_to(Path.cwd()):
        return {"uri": quote(Path(os.path.relpath(path)).as_posix()), "uriBaseId": ROOT}
    return {"uri": path.absolute().as_uri()}


def _region(place: Place) -> Json:
    """1-based, the end behind the last character; a whole line where no columns are known."""
    if not place.end_column:
        return {"startLine": place.line}
    return {
        "startLine": place.line,
        "startColumn": place.column + 1,
        "endLine": place.end_line or place.line,
        "endColumn": place.end_column + 1,
    }


def _fix(outcome: Outcome) -> Json | None:
    """What would be written. SARIF has no word for files that appear or go: ``kind`` says it."""
    root = outcome.migration.project.tree.root
    changes = [(change, _replacements(change)) for change in outcome.changes]
    if not changes or any(replacements is None for _, replacements in changes):
        return None
    return {
        "description": {"text": _said(outcome)},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(root / change.path),
                "replacements": replacements,
                "properties": {"kind": kind_of(change.before, change.after)},
            }
            for change, replacements in changes
        ],
    }


def _said(outcome: Outcome) -> str:
    """What the fix does, in a sentence."""
    number = len(outcome.migration.fixed)
    done = "convert the project into a fal app" if outcome.is_converted else "rewrite the project"
    removed = [one.path.as_posix() for one in outcome.changes if one.after is None]
    said = f"{done}: this fixes {number} finding{'s' if number != 1 else ''}"
    return f"{said}, and {', '.join(removed)} can be removed" if removed else said


def _replacements(change: Change) -> list[Json] | None:
    """What differs, by lines; None for a file that is no text. A file that goes is emptied."""
    try:
        before, after = (_lines(data or b"") for data in (change.before, change.after))
    except UnreadableSource:
        return None
    is_large = max(len(before), len(after)) > MAXIMUM_LINES_TO_COMPARE
    matcher = SequenceMatcher(None, before, after, autojunk=is_large)
    return [
        {
            "deletedRegion": _lines_as_region(before, start, end),
            "insertedContent": {"text": "".join(after[new_start:new_end])},
        }
        for tag, start, end, new_start, new_end in matcher.get_opcodes()
        if tag != "equal"
    ]


def _lines(data: bytes) -> list[str]:
    source = decode_python(data)
    return _LINE.findall(data.decode("utf-8-sig" if source.bom else source.encoding))


def _lines_as_region(lines: Sequence[str], start: int, end: int) -> Json:
    """From the beginning of one 0-based line to that of another, or to the end of a file without a final newline."""
    if start < end == len(lines) and not lines[-1].endswith("\n"):
        return {
            "startLine": start + 1,
            "startColumn": 1,
            "endLine": end,
            "endColumn": utf16_length(lines[-1]) + 1,
        }
    return {"startLine": start + 1, "startColumn": 1, "endLine": end + 1, "endColumn": 1}
