"""The parameters of ``predict`` in today's Cog language, made of the decorators of 2021."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ...cog.inputs import read_inputs
from ...cog.legacy_inputs import LegacyInput
from ...fixing.edits import LINE_LENGTH
from ...source.comments import Comment, comments_of
from ...source.module import Function, PythonModule


@dataclass(frozen=True)
class LegacySignature:
    """The inputs of a function, by its decorators. ``constructor`` is what the file calls ``Input``."""

    module: PythonModule
    function: Function
    inputs: tuple[LegacyInput, ...]
    constructor: str

    @cached_property
    def parameters(self) -> str:
        """The list of parameters, one on each line: the decorators' inputs in the decorators' order."""
        arguments = self.function.args
        lines = [f"{[*arguments.posonlyargs, *arguments.args][0].arg},"]
        for one in self.inputs:
            lines += [*self._above[one.name], self._parameter(one)]
        return "\n" + "".join(f"    {line}\n" for line in lines)

    @property
    def taken_comments(self) -> tuple[str, ...]:
        """The comments of the decorators that stand with a parameter now."""
        return tuple(
            comment.text
            for one in self.inputs
            for comment in [*self._of_decorator(one), *self._inside_values(one)]
        )

    # -- one parameter --------------------------------------------------------------------------------

    def _parameter(self, one: LegacyInput) -> str:
        """``name: type = Input(...)``, with the lines that black would give the field that is made of it."""
        assert one.type is not None
        written = {name: f"{name}={self.module.source(value)}" for name, value in one.settings.items()}
        head = f"{one.name}: {self.module.source(one.type)} = {self.constructor}"
        arguments = ", ".join(written.values())
        if self._is_spread(written):
            arguments = "\n" + "".join(f"        {argument},\n" for argument in written.values()) + "    "
        behind = self._behind.get(one.name)
        return f"{head}({arguments})," + (f"  {behind.text}" if behind else "")

    @staticmethod
    def _is_spread(written: Mapping[str, str]) -> bool:
        """Whether every argument gets a line of its own: no line could hold them, choices aside."""
        kept = [argument for name, argument in written.items() if name != "choices"]
        return len(", ".join(kept)) + 8 > LINE_LENGTH or any("\n" in argument for argument in kept)

    # -- comments -------------------------------------------------------------------------------------

    @cached_property
    def _comments(self) -> tuple[Comment, ...]:
        return comments_of(self.module.text)

    @cached_property
    def _above(self) -> dict[str, list[str]]:
        """Comment lines by the input that they stand above."""
        above: dict[str, list[str]] = defaultdict(list)
        for one in self.inputs:
            for comment in self._of_decorator(one):
                if comment != self._behind.get(one.name):
                    above[one.name].append(comment.text)
        for name, comments in self._in_signature.items():
            above[name] += [comment.text for comment in comments]
        return above

    @cached_property
    def _behind(self) -> dict[str, Comment]:
        """The comment behind a decorator of one line, by input."""
        return {
            one.name: comment
            for one in self.inputs
            for comment in self._of_decorator(one)
            if comment.line == one.decorator.end_lineno == one.decorator.lineno and not comment.is_alone
        }

    def _of_decorator(self, one: LegacyInput) -> list[Comment]:
        """The comments above, in and behind a decorator, without those inside values that are kept as written."""
        first, last = self._first_line(one), one.decorator.end_lineno or one.decorator.lineno
        inside = self._inside_values(one)
        return [
            comment
            for comment in self._comments
            if first <= comment.line <= last
            and comment not in inside
            and (comment.is_alone or comment.line >= one.decorator.lineno)
        ]

    def _inside_values(self, one: LegacyInput) -> list[Comment]:
        return [
            comment
            for comment in self._comments
            if any(value.lineno <= comment.line < (value.end_lineno or 0) for value in one.settings.values())
        ]

    def _first_line(self, one: LegacyInput) -> int:
        """Where the comments above a decorator start. Those above the first of all speak of the function, unless the
        others have comments of their own."""
        decorators = self.function.decorator_list
        place = decorators.index(one.decorator)
        if place:
            return (decorators[place - 1].end_lineno or 0) + 1
        if not self._others_have_comments:
            return one.decorator.lineno
        first = one.decorator.lineno
        while first > 1 and self.module.lines[first - 2].strip().startswith("#"):
            first -= 1
        return first

    @cached_property
    def _others_have_comments(self) -> bool:
        decorators = self.function.decorator_list
        return any(
            comment.is_alone and (before.end_lineno or 0) < comment.line < after.lineno
            for before, after in pairwise(decorators)
            for comment in self._comments
        )

    @cached_property
    def _in_signature(self) -> dict[str, list[Comment]]:
        """The comments of the parameter list as it stands, by the input that they go along with."""
        names = {one.name for one in self.inputs}
        parameters = [one for one in read_inputs(self.module, self.function) if one.name in names]
        ends = [(one.default or one.argument).end_lineno or 0 for one in parameters]
        found: dict[str, list[Comment]] = defaultdict(list)
        for comment in self._comments:
            if self.function.lineno <= comment.line and self._is_before_parenthesis(comment):
                place = next((i for i, end in enumerate(ends) if comment.line <= end), -1)
                found[parameters[place].name].append(comment)
        return found

    def _is_before_parenthesis(self, comment: Comment) -> bool:
        """Whether a comment below ``def`` still stands in the list of parameters."""
        parameter = read_inputs(self.module, self.function)[-1]
        last = parameter.default or parameter.argument
        line = last.end_lineno or 0
        if comment.line < line:
            return True
        behind = self.module.lines[line - 1].encode()[last.end_col_offset or 0 :]
        return re.fullmatch(rb"\s*,?\s*(#.*)?", behind) is not None and all(
            one.strip().startswith("#") for one in self.module.lines[line : comment.line]
        )
