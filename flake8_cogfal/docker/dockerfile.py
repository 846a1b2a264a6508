"""Dockerfiles, read for their lines: what is not understood stands for itself and stops nothing.

The format is BuildKit's (docs.docker.com/reference/dockerfile): parser directives, continued lines with comments between
them, heredocs, stages. The libraries on PyPI do not serve here: dockerfile-parse rests since 2023 and takes the lines of a
heredoc for instructions; dockerfile is a binding of Go's parser, which stops at the first unknown instruction and
forgets comments. The linter must not load either in any case.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_DIRECTIVE = re.compile(r"#\s*(\w+)\s*=\s*(.+?)\s*$")
_HEREDOC = re.compile(r"(?<![<\d])<<(-?)\s*(['\"]?)([A-Za-z_]\w*)\2")
_WITH_HEREDOCS = frozenset({"RUN", "COPY", "ADD"})
_ASSIGNMENT = re.compile(r"([\w.-]+)=(\"(?:[^\"\\]|\\.)*\"|'[^']*'|(?:[^\s\\]|\\.)*)", re.DOTALL)


@dataclass(frozen=True)
class Instruction:
    """One instruction: 1-based lines, heredocs included, and its text as it stands in the file.

    ``keyword`` is in capitals. ``start`` is where its arguments begin in the text, behind the flags.
    """

    line: int
    end_line: int
    keyword: str
    text: str
    start: int
    stage: int
    escape: str = "\\"
    heredoc: tuple[int, int] | None = None
    """Where the lines of its only heredoc stand in the text."""

    @cached_property
    def flags(self) -> str:
        """The flags as they are written, ``--from=deps --link``."""
        return _joined(self.text[: self.start], self.escape).partition(" ")[2].strip()

    @cached_property
    def value(self) -> str:
        """The arguments on one line, without comments and heredocs."""
        end = self.heredoc[0] if self.heredoc else len(self.text)
        return _joined(self.text[self.start : end], self.escape).strip()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The arguments: the strings of a JSON list, or what spaces divide."""
        if self.value.startswith("["):
            try:
                found = json.loads(self.value)
            except ValueError:
                found = None
            if isinstance(found, list) and all(isinstance(one, str) for one in found):
                return tuple(found)
        return tuple(self.value.split())

    @cached_property
    def variables(self) -> tuple[tuple[str, str], ...]:
        """What ENV, ARG or LABEL set: names and values as they are written."""
        if self.keyword == "ENV" and "=" not in self.value.partition(" ")[0]:
            name, _, value = self.value.partition(" ")
            return ((name, value.strip()),)
        return tuple((match[1], match[2]) for match in _ASSIGNMENT.finditer(self.value))


@dataclass(frozen=True)
class Stage:
    """What one FROM begins. ``name`` is empty where it has none."""

    instruction: Instruction
    image: str
    name: str


@dataclass(frozen=True)
class Dockerfile:
    """The text of a Dockerfile (lines end with a newline character) and what it says."""

    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines, without their ends."""
        return self.text.split("\n")

    @cached_property
    def escape(self) -> str:
        """The character that continues a line: a directive at the head may say so."""
        for line in self.lines:
            match = _DIRECTIVE.match(line.lstrip("\ufeff \t"))
            if match is None:
                break
            if match[1].lower() == "escape" and match[2] in ("\\", "`"):
                return match[2]
        return "\\"

    @cached_property
    def instructions(self) -> tuple[Instruction, ...]:
        """Every instruction, in order."""
        return tuple(_read(self.lines, self.escape))

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The stages, in order; the last one is the image."""
        return tuple(_stage(one) for one in self.instructions if one.keyword == "FROM")

    @property
    def final(self) -> tuple[Instruction, ...]:
        """The instructions of the last stage, without its FROM."""
        last = len(self.stages) - 1
        return tuple(one for one in self.instructions if one.stage == last and one.keyword != "FROM")

    def base_of(self, stage: Stage) -> str:
        """The image that a stage starts from in the end, through stages and the defaults of ARG."""
        by_name = {one.name.lower(): one for one in self.stages if one.name}
        for _ in self.stages:
            image = self.expanded(stage.image)
            if image.lower() not in by_name or by_name[image.lower()] is stage:
                break
            stage = by_name[image.lower()]
        return self.expanded(stage.image)

    def expanded(self, text: str) -> str:
        """A text with the defaults of the file's ARGs and with what ENV sets; what is unknown stays."""
        known = {
            name: value.strip("\"'")
            for one in self.instructions
            if one.keyword in ("ARG", "ENV")
            for name, value in one.variables
        }

        def value(match: re.Match[str]) -> str:
            return known.get(match[1] or match[3], match[2] or match[0])

        return re.sub(r"\$\{(\w+)(?::-([^}]*))?\}|\$(\w+)", value, text)


def _read(lines: list[str], escape: str) -> Iterator[Instruction]:
    number, stage = 0, -1
    while number < len(lines):
        first = number
        content = lines[number].lstrip("\ufeff \t")
        number += 1
        if not content or content.startswith("#"):
            continue
        while _continues(lines[number - 1], escape) and number < len(lines):
            number += 1
            while number < len(lines) and _is_passed_over(lines[number - 1]):
                number += 1
        head = number
        keyword = re.split(r"[\s]", content, maxsplit=1)[0].upper()
        marks = _HEREDOC.findall(_joined("\n".join(lines[first:head]), escape))
        for dash, _, word in marks if keyword in _WITH_HEREDOCS else ():
            number = _end_of_heredoc(lines, number, word, bool(dash))
        stage += keyword == "FROM"
        text = "\n".join(lines[first:number])
        bounds = None
        if number > head:
            start = len("\n".join(lines[first:head])) + 1
            end = len("\n".join(lines[first : number - 1])) + 1
            bounds = (start, max(start, end)) if len(marks) == 1 else (start, start)
        yield Instruction(
            first + 1, number, keyword, text, _start(text, keyword, escape), stage, escape, bounds
        )


def _start(text: str, keyword: str, escape: str) -> int:
    """Where the arguments begin, behind keyword, continued lines and flags."""
    start = len(text) - len(text.lstrip("\ufeff \t")) + len(keyword)
    blank = re.compile(rf"(?:(?<=\n)[ \t]*#[^\n]*\n|{re.escape(escape)}[ \t]*\n|\s)+")
    flag = re.compile(r"--[\w-]+(?:=(?:\"[^\"]*\"|'[^']*'|\S)*)?(?=\s)")
    while True:
        match = blank.match(text, start)
        start = match.end() if match else start
        found = flag.match(text, start)
        if found is None:
            return start
        start = found.end()


def _stage(instruction: Instruction) -> Stage:
    words = instruction.words
    named = len(words) >= 3 and words[1].upper() == "AS"
    return Stage(instruction, words[0] if words else "", words[2] if named else "")


def _continues(line: str, escape: str) -> bool:
    return line.rstrip(" \t").endswith(escape)


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _is_passed_over(line: str) -> bool:
    """Whether a line counts for nothing inside a continued instruction."""
    return not line.strip() or _is_comment(line)


def _end_of_heredoc(lines: list[str], number: int, word: str, is_indented: bool) -> int:
    """The number of lines up to and including the one that ends a heredoc; all of them where none does."""
    while number < len(lines):
        line = lines[number].lstrip("\t") if is_indented else lines[number]
        number += 1
        if line == word:
            break
    return number


def _joined(text: str, escape: str) -> str:
    """Continued lines as one, without the comments between them."""
    lines = text.split("\n")
    kept = [line for index, line in enumerate(lines) if index == 0 or not _is_comment(line)]
    parts = [line.rstrip(" \t").removesuffix(escape) if _continues(line, escape) else line for line in kept]
    return " ".join(part.strip() for part in parts)
