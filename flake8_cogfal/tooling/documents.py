"""Shell commands in a Markdown document: blocks of code, and code in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .uses import Purpose, Use, uses_in

SHELLS = frozenset(
    {
        "", "bash", "bat", "batch", "cmd", "console", "fish", "plaintext", "powershell", "ps1", "pwsh", "sh", "sh-session",
        "shell", "shell-session", "shellscript", "shellsession", "terminal", "text", "txt", "zsh",
    }
)  # fmt: skip
"""Languages of a fence in which commands stand."""

_IGNORE = re.compile(r"<!--\s*cogfal:\s*ignore=\s*([A-Za-z]+\d*(?:\s*,\s*[A-Za-z]+\d*)*)\s*-->")
_FENCE = re.compile(
    r"[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?P<fence>`{3,}|~{3,})[ \t]*(?P<language>[^\s`{]*)[^`]*$"
)
_PROMPT = re.compile(r"[ \t>]*(?:[$%❯][ \t]+|!(?=\w))?")
_INDENTED = re.compile(r"(?: {4,}|\t)(?P<code>\S.*)")
_SPAN = re.compile(r"(`+)(?!`)(?P<code>.+?)(?<!`)\1(?!`)")
AMBIGUOUS = ("cog", "run")
"""In a sentence: a prediction today, a command in the image until Cog 0.19."""

LINE_LIMIT = 4_000
"""Characters: longer lines hold data."""

_COMMAND = re.compile(
    r"(?:sudo[ \t]+)?(?:cog|pip3?|brew|curl|wget|sh|bash|docker|podman|pipenv|poetry|python3?|uv)(?:[ \t]|$)"
)


@dataclass(frozen=True)
class Mention:
    """A use of Cog in a 1-based line of a document."""

    line: int
    use: Use


def mentions(text: str) -> Iterator[Mention]:
    """What a Markdown document tells its reader to type, in order of its lines."""
    fence, language, block, start = "", "", list[str](), 0
    for number, line in enumerate(text.split("\n"), start=1):
        opened = _FENCE.match(line)
        if fence:
            if opened and opened["fence"].startswith(fence) and not opened["language"]:
                yield from _of_block(block, start, language)
                fence, block = "", []
            else:
                block.append(line)
        elif opened:
            fence, language, start = opened["fence"], opened["language"].lower(), number + 1
        elif "cog" in line.lower() and len(line) <= LINE_LIMIT:
            yield from _of_line(line, number)
    yield from _of_block(block, start, language)


def ignored_in(text: str) -> dict[int, frozenset[str]]:
    """Codes that comments ``<!-- cogfal: ignore=CF901 -->`` suppress, by line: those of the next paragraph or block."""
    ignored: dict[int, frozenset[str]] = {}
    waiting: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    fence = ""
    for number, line in enumerate(text.split("\n"), start=1):
        opened = _FENCE.match(line)
        if fence:
            fence = "" if opened and opened["fence"].startswith(fence) and not opened["language"] else fence
            ends = not fence
        else:
            fence = opened["fence"] if opened else ""
            ends = not line.strip()
        if match := _IGNORE.search(line):
            waiting = frozenset(re.split(r"\s*,\s*", match[1].upper()))
            rest = _IGNORE.sub("", line).strip()
            if not rest:
                continue
        if line.strip() and waiting:
            held, waiting = waiting, frozenset()
        if held:
            ignored[number] = held
        if ends:
            held = frozenset()
    return ignored


def _of_block(lines: list[str], start: int, language: str) -> Iterator[Mention]:
    if language not in SHELLS:
        return
    script = "\n".join(_PROMPT.sub("", line, count=1) for line in lines)
    for use in uses_in(script):
        yield Mention(start + use.command.line - 1, use)


def _of_line(line: str, number: int) -> Iterator[Mention]:
    """Code by indentation, else in backticks."""
    code = _INDENTED.match(line)
    without_prompt = _PROMPT.sub("", code["code"], count=1) if code else ""
    if _COMMAND.match(without_prompt) and "`" not in without_prompt:
        for use in uses_in(without_prompt):
            yield Mention(number, use)
        return
    for span in _SPAN.finditer(line):
        code_in_line = _PROMPT.sub("", span["code"].strip(), count=1)
        if _COMMAND.match(code_in_line):
            for use in uses_in(code_in_line):
                if use.purpose is not Purpose.VERSION and use.command.words != AMBIGUOUS:
                    yield Mention(number, use)
