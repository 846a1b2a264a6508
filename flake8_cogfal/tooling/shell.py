"""The commands in a shell script: enough of the language to tell a command from a text that only mentions it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# Words in front of a command that leave it what it is.
PREFIXES = frozenset(
    {
        "!", "call", "command", "do", "elif", "else", "env", "exec", "if", "nice", "nohup", "sudo", "then", "time",
        "timeout", "until", "while", "{",
    }
)  # fmt: skip
PREFIX_OPTIONS = {
    "command": re.compile("-p"),
    "env": re.compile("-i"),
    "nice": re.compile(r"-n|-?\d+"),
    "sudo": re.compile("-[A-Za-z]|--preserve-env(?:=.*)?"),
    "time": re.compile("-p"),
    "timeout": re.compile(r"-.*|\d+(?:\.\d+)?[smhd]?"),
}

MAXIMUM_DEPTH = 8
"""Of substitutions in substitutions: no person nests them deeper."""

READS_SCRIPT = re.compile(r"(?:\S*/)?(?:ba|da|z)?sh|ssh")
"""Programs that run what a here-document tells them."""

_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*\+?=")
_HEREDOC = re.compile(r"<<(?!<)(-?)[ \t]*(['\"]?)(\w+)\2")
_EXPRESSION = re.compile(r"\$\{\{.*?\}\}|\$\{[^}\n]*\}")
_SUBSTITUTIONS = ("$(", "<(", ">(")


@dataclass(frozen=True)
class Command:
    """A simple command: 1-based line, 0-based offsets into the script, its words without quotes.

    ``words`` start with the program; ``start`` is where it stands, in front of it may be ``sudo`` and assignments, which
    begin at ``whole_start``. ``folder`` is where the script has gone by ``cd`` (empty: where it was started; None: not known).
    """

    line: int
    start: int
    end: int
    words: tuple[str, ...]
    whole_start: int
    folder: str | None = ""


def commands(script: str) -> Iterator[Command]:
    """The commands of a script, in order, those in substitutions among them. Never raises."""
    folder: str | None = ""
    line, counted = 1, 0
    for found in sorted(_Lexer(script).commands(), key=lambda one: one.start):
        line += script.count("\n", counted, found.start)
        counted = found.start
        yield Command(line, found.start, found.end, found.words, found.whole_start, folder)
        folder = _after(found.words, folder)


def _after(words: tuple[str, ...], folder: str | None) -> str | None:
    """The folder after a command."""
    if words[0] not in ("cd", "pushd") or folder is None:
        return folder if words[0] != "popd" else None
    target = next((word for word in words[1:] if not word.startswith("-")), "~")
    if target.startswith(("/", "~", "-")) or "$" in target or ".." in target.split("/"):
        return None
    parts = [part for part in f"{folder}/{target}".split("/") if part not in ("", ".")]
    return "/".join(parts)


@dataclass
class _Found:
    words: tuple[str, ...]
    start: int
    end: int
    whole_start: int


@dataclass
class _Lexer:
    """One pass over a text: words until something ends the command."""

    text: str
    position: int = 0
    limit: int = -1
    depth: int = 0
    words: list[tuple[str, int, int]] = field(default_factory=list)
    heredocs: list[tuple[str, bool]] = field(default_factory=list)

    def commands(self) -> Iterator[_Found]:
        limit = len(self.text) if self.limit < 0 else self.limit
        while self.position < limit:
            character = self.text[self.position]
            if self.text.startswith("\\\n", self.position):
                self.position += 2
            elif character == "\n":
                ended = list(self._end())
                yield from ended
                self.position += 1
                reads_script = bool(ended) and READS_SCRIPT.fullmatch(ended[-1].words[0]) is not None
                yield from self._heredocs(limit, reads_script)
            elif character in " \t\r":
                self.position += 1
            elif character == "#":
                self._skip_to("\n", limit)
            elif heredoc := _HEREDOC.match(self.text, self.position):
                self.heredocs.append((heredoc[3], heredoc[1] == "-"))
                self.position = heredoc.end()
            elif character in ";&|()<>" and not self._starts_substitution():
                if character in "<>":
                    self._drop_descriptor()
                    self._skip_target(limit)
                else:
                    yield from self._end()
                    self.position += 1
            else:
                yield from self._word(limit)
        yield from self._end()

    def _word(self, limit: int) -> Iterator[_Found]:
        """One word; the commands of substitutions in it come before the command that it belongs to."""
        start = self.position
        value = ""
        while self.position < limit:
            character = self.text[self.position]
            if character in " \t\r\n;&|()<>" and not self._starts_substitution():
                break
            if expression := _EXPRESSION.match(self.text, self.position):
                value += expression[0]
                self.position = expression.end()
            elif character == "\\":
                if self.text.startswith("\\\n", self.position):
                    break
                value += self.text[self.position + 1 : self.position + 2]
                self.position += 2
            elif character in "'\"":
                end = self._end_of_string(character, limit)
                value += self.text[self.position + 1 : end]
                self.position = end + 1
            elif self._starts_substitution() or character == "`":
                opened = self.position
                inner, self.position = self._substitution(limit)
                value += self.text[opened : self.position]
                yield from inner
            else:
                value += character
                self.position += 1
        self.words.append((value, start, min(self.position, limit)))

    def _starts_substitution(self) -> bool:
        return self.text.startswith(_SUBSTITUTIONS, self.position)

    def _substitution(self, limit: int) -> tuple[list[_Found], int]:
        """The commands inside ``$(...)`` or backticks, and where it ends."""
        if self.text[self.position] == "`":
            end = self.text.find("`", self.position + 1, limit)
            first = self.position + 1
        else:
            first = self.position + 2
            end = self._closing(first, limit)
        end = limit if end < 0 else end
        is_readable = self.depth < MAXIMUM_DEPTH
        inner = list(_Lexer(self.text, first, end, self.depth + 1).commands()) if is_readable else []
        return inner, min(end + 1, limit)

    def _closing(self, start: int, limit: int) -> int:
        depth = 1
        for position in range(start, limit):
            depth += {"(": 1, ")": -1}.get(self.text[position], 0)
            if not depth:
                return position
        return -1

    def _end_of_string(self, quote: str, limit: int) -> int:
        position = self.position + 1
        while position < limit and self.text[position] != quote:
            position += 2 if quote == '"' and self.text[position] == "\\" else 1
        return min(position, limit)

    def _skip_to(self, what: str, limit: int) -> None:
        found = self.text.find(what, self.position, limit)
        self.position = limit if found < 0 else found

    def _drop_descriptor(self) -> None:
        """The number in front of a redirection (``2>``) is no word."""
        if self.words and self.words[-1][0].isdigit() and self.words[-1][2] == self.position:
            self.words.pop()
        self.position += 1

    def _skip_target(self, limit: int) -> None:
        """What a redirection names, which is no word of the command."""
        while self.position < limit and self.text[self.position] in "<>&| \t":
            self.position += 1
        kept = self.words
        self.words = []
        list(self._word(limit))
        self.words = kept

    def _heredocs(self, limit: int, are_scripts: bool) -> Iterator[_Found]:
        """Pass over texts; the commands in those that a shell reads."""
        for delimiter, is_indented in self.heredocs:
            start = stop = self.position
            while self.position < limit:
                stop = self.position
                end = self.text.find("\n", self.position, limit)
                end = limit if end < 0 else end
                line = self.text[self.position : end]
                self.position = end + 1
                if (line.strip() if is_indented else line.rstrip("\r")) == delimiter:
                    break
                stop = min(self.position, limit)
            if are_scripts and self.depth < MAXIMUM_DEPTH:
                yield from _Lexer(self.text, start, stop, self.depth + 1).commands()
        self.heredocs = []

    def _end(self) -> Iterator[_Found]:
        words, self.words = self.words, []
        whole = words
        while words and (words[0][0] in PREFIXES or _ASSIGNMENT.match(words[0][0])):
            prefix, *words = words
            options = PREFIX_OPTIONS.get(prefix[0])
            while options and words and options.fullmatch(words[0][0]):
                words = words[1:]
        if words or whole:
            words = words or whole
            first = next((one for one in whole if one[0] not in PREFIXES - {"sudo"}), words[0])
            yield _Found(tuple(word for word, _, _ in words), words[0][1], words[-1][2], first[1])
