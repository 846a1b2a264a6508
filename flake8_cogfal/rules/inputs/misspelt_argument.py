"""CF312 misspelt-argument."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from ...cog.inputs import KEYWORDS, InputParameter
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import Edit, ReplaceLines
from ...marks import mark
from ...project.project import PythonFile
from ..rule import Group, Rule

SIMILARITY = 0.8
"""From 0 to 1, as ``difflib`` counts: ``defaul`` and ``discription`` are near enough, ``min`` and ``minimum`` are not."""


@dataclass(frozen=True)
class Misspelling:
    """An argument of an input, and the one that it must be meant for."""

    parameter: InputParameter
    keyword: ast.keyword
    name: str


class MisspeltArgument(Rule):
    """``Input(defaul=1)``: every version of Cog refuses to start with it, so nothing else can be meant."""

    code = "CF312"
    name = "misspelt-argument"
    summary = "Input() has an argument that Cog does not know, and knows one of nearly that name"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Each such argument."""
        for one in misspellings(file):
            message = (
                f"Input() has no argument `{one.keyword.arg}`, so that Cog does not start: write `{one.name}`"
            )
            yield self.at(file.path, one.keyword, message, one, prepares=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Spell the first one as Cog does, and say so; the others are found again."""
        if finding.subject != next(misspellings(plan.file), None):
            return
        one = cast(Misspelling, finding.subject)
        lines = plan.file.module.lines
        first, last = one.parameter.argument.lineno, one.keyword.lineno
        indentation = lines[first - 1][: len(lines[first - 1]) - len(lines[first - 1].lstrip())]
        guess = f"Input() has no argument `{one.keyword.arg}`: it is taken for `{one.name}`"
        text = [
            indentation + mark(self.code, guess),
            *lines[first - 1 : last - 1],
            _respelt(lines[last - 1], one),
        ]
        yield ReplaceLines(plan.path, first, last, "\n".join(text))


def misspellings(file: PythonFile) -> Iterator[Misspelling]:
    """Those of a file's predictor, in order."""
    for parameter in file.predictor.inputs if file.predictor else ():
        for keyword, name in misspelt(parameter).items():
            yield Misspelling(parameter, keyword, name)


def _respelt(line: str, one: Misspelling) -> str:
    """The line of an argument with its name as Cog spells it; columns of a tree count bytes."""
    text, start = line.encode(), one.keyword.col_offset
    end = start + len(str(one.keyword.arg).encode())
    return (text[:start] + one.name.encode() + text[end:]).decode()


def misspelt(parameter: InputParameter) -> dict[ast.keyword, str]:
    """The arguments of an ``Input(...)`` that Cog does not know, and the ones that they must be meant for."""
    keywords = parameter.call.keywords if parameter.call is not None else []
    given = {one.arg for one in keywords} | set(parameter.arguments) & KEYWORDS
    found: dict[ast.keyword, str] = {}
    for one in keywords:
        if one.arg is not None and one.arg not in KEYWORDS:
            free = sorted(known for known in KEYWORDS if known not in given)
            near = difflib.get_close_matches(one.arg, free, cutoff=SIMILARITY)
            if len(near) == 1:
                found[one] = near[0]
                given.add(near[0])
    return found
