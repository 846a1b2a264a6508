"""CF312 misspelt-argument."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterable, Iterator
from typing import cast

from ...cog.inputs import KEYWORDS, InputParameter
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import Edit, ReplaceLines
from ...project.project import PythonFile
from ..rule import Group, Rule

SIMILARITY = 0.8
"""From 0 to 1, as ``difflib`` counts: ``defaul`` and ``discription`` are near enough, ``min`` and ``minimum`` are not."""


class MisspeltArgument(Rule):
    """``Input(defaul=1)``: every version of Cog refuses to start with it, so nothing else can be meant."""

    code = "CF312"
    name = "misspelt-argument"
    summary = "Input() has an argument that Cog does not know, and knows one of nearly that name"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Each such argument."""
        for parameter in file.predictor.inputs if file.predictor else ():
            for keyword, name in misspelt(parameter).items():
                message = (
                    f"Input() has no argument `{keyword.arg}`, so that Cog does not start: write `{name}`"
                )
                yield self.at(file.path, keyword, message, (keyword, name), prepares=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Spell it as Cog does; of two on one line, the other one is found again."""
        keyword, name = cast("tuple[ast.keyword, str]", finding.subject)
        line = plan.file.module.lines[keyword.lineno - 1].encode()
        start, end = keyword.col_offset, keyword.col_offset + len(str(keyword.arg).encode())
        text = (line[:start] + name.encode() + line[end:]).decode()
        yield ReplaceLines(plan.path, keyword.lineno, keyword.lineno, text)


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
