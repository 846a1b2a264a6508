"""The shell script of a step in a workflow: what pushes with Cog deploys with fal, and what prepares that goes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..fal.naming import application_name
from ..tooling.shell import Command, commands
from ..tooling.uses import CONTAINERS, Purpose, purpose_of, without_runner
from .deployment import Deployment

INSTALL_FAL = "pip install fal"

CONTROL = frozenset(
    {"if", "then", "elif", "else", "fi", "[", "[[", "test", "set", "uname", "sh", "bash", "]", "]]"}
)
"""Words of a script that does nothing but choose how to install."""

UNNEEDED = {Purpose.LOGIN: frozenset({"echo", "printf", "cat"}), Purpose.BUILD: frozenset[str]()}
"""What goes beside a deployment, with the programs that may stand on the same line."""

DROPPED_OPTIONS = {"--no-cache": 0, "--progress": 1, "--separate-weights": 0, "--x-fast": 0}
"""Options of ``cog push`` that say how the image is built, with the number of words of their value."""
_BASE_IMAGE = re.compile(r"--use-(?:cuda|cog)-base-image(?:=\w+)?|--progress=\w+")

_TAG = re.compile(r"(?:-t|--tag)(?:=|$)")

_EXPRESSION = re.compile(r"\$\{\{[^}]*\}\}|\$\{\w+\}|\$\w+")
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_EMPTY_BODY = re.compile(r"\b(?:then|do|else)\s*(?:fi|done|else|elif)\b")


class Unconvertible(Exception):
    """A workflow stays as it is: ``line`` is the 1-based line, ``why`` the reason."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(line, why)
        self.line = line
        self.why = why


@dataclass
class ConvertedScript:
    """A script by its lines; those that go are None. ``pushes`` and ``installs`` say what it did with Cog."""

    lines: list[str | None]
    pushes: bool = False
    installs: bool = False
    changed: set[int] = field(default_factory=set)

    @property
    def text(self) -> str:
        """What is left."""
        return "\n".join(line for line in self.lines if line is not None)

    @property
    def is_empty(self) -> bool:
        """Whether no command is left."""
        return not any(commands(self.text))


@dataclass(frozen=True)
class _Group:
    """The commands on one logical line, which takes the rows from ``first`` to ``last`` (0-based)."""

    first: int
    last: int
    commands: tuple[Command, ...]

    @property
    def purposes(self) -> frozenset[Purpose]:
        return frozenset(filter(None, (purpose_of(one.words) for one in self.commands)))

    @property
    def others(self) -> frozenset[str]:
        """The programs that have nothing to do with Cog."""
        return frozenset(one.words[0] for one in self.commands if purpose_of(one.words) is None)


def convert_script(script: str, line: int, deployment: Deployment, has_fal: bool) -> ConvertedScript:
    """The script after the conversion; ``line`` is that of its first line in the file. Raises Unconvertible.

    ``has_fal``: fal is installed by an earlier step, so that an installation of Cog only goes.
    """
    result = ConvertedScript(list(script.split("\n")))
    groups = list(_groups(script))
    purposes = frozenset[Purpose]().union(*(one.purposes for one in groups))
    if purposes == {Purpose.INSTALL} and all(one.others <= CONTROL for one in groups):
        result.lines = [None if has_fal else INSTALL_FAL]
        result.installs = True
        return result
    for group in groups:
        if group.purposes:
            _convert(group, result, script, line, deployment, has_fal or result.installs)
    if _EMPTY_BODY.search(result.text):
        raise Unconvertible(line, "without Cog's commands a branch of the script would be empty")
    return result


def _convert(
    group: _Group, result: ConvertedScript, script: str, line: int, deployment: Deployment, has_fal: bool
) -> None:
    where = line + group.first
    if group.purposes <= {Purpose.PUSH, Purpose.VERSION}:
        for one in reversed(group.commands):
            purpose = purpose_of(one.words)
            if purpose is Purpose.PUSH:
                _refuse_reading(script, one, where)
                _replace(result, script, one, deploy_command(one.words, deployment, where))
                result.pushes = True
            elif purpose is Purpose.VERSION:
                _replace(result, script, one, "fal --version")
    elif any(group.purposes == {one} and group.others <= others for one, others in UNNEEDED.items()):
        _drop(result, group)
    elif group.purposes == {Purpose.INSTALL} and group.others <= {"sh", "bash", "uname"}:
        own = result.lines[group.first] or ""
        _drop(result, group)
        if not has_fal:
            result.lines[group.first] = own[: len(own) - len(own.lstrip())] + INSTALL_FAL
        result.installs = True
    else:
        names = " and ".join(sorted(f"`{one.value}`" for one in group.purposes))
        raise Unconvertible(where, f"{names} here has no counterpart in a workflow")


def _refuse_reading(script: str, command: Command, line: int) -> None:
    if command.words[0] in CONTAINERS:
        raise Unconvertible(line, "Docker pushes an image of its own here")
    if script[: command.whole_start].rstrip().endswith(("$(", "`")):
        raise Unconvertible(line, "the script reads what `cog push` prints")


def images_built(script: str) -> frozenset[str]:
    """The names of the images that ``cog build`` makes in a script."""
    words = [without_runner(one.words) for one in commands(script) if purpose_of(one.words) is Purpose.BUILD]
    pairs = (pair for one in words for pair in zip(one, [*one[1:], ""], strict=True))
    named = (
        value if "=" not in name else name.partition("=")[2] for name, value in pairs if _TAG.match(name)
    )
    return frozenset(named)


def deploy_command(words: tuple[str, ...], deployment: Deployment, line: int) -> str:
    """``cog push ...`` as ``fal deploy``; another name than the app's own becomes ``--app-name``."""
    reference = shlex.quote(deployment.reference)
    name = _application(_image(words, line), deployment, line)
    option = f" --app-name {name}" if name else ""
    return f"fal deploy {reference}{option} --auth private"


def _image(words: tuple[str, ...], line: int) -> str:
    """What is pushed to; empty where cog.yaml says it."""
    images: list[str] = []
    rest = list(words[words.index("push") + 1 :])
    while rest:
        word = rest.pop(0)
        if word in DROPPED_OPTIONS:
            del rest[: DROPPED_OPTIONS[word]]
        elif word.startswith("-") and not _BASE_IMAGE.fullmatch(word):
            raise Unconvertible(line, f"`{word}` of `cog push` has no counterpart")
        elif not word.startswith("-"):
            images.append(word)
    if len(images) > 1:
        raise Unconvertible(line, "`cog push` has more than one image here")
    return images[0] if images else ""


def _application(image: str, deployment: Deployment, line: int) -> str:
    """The value of ``--app-name``; empty where it is the app's own."""
    if not image:
        return ""
    path = image.removeprefix("r8.im/")
    registry = path.partition("/")[0]
    if path == image and ("." in registry or ":" in registry) and "$" not in registry:
        raise Unconvertible(line, f"`cog push` goes to the registry {registry}, not to Replicate")
    expressions = _EXPRESSION.findall(path)
    if expressions == [path]:
        return f'"$(basename "{path}")"'
    owner, _, name = path.rpartition("/")
    if _EXPRESSION.findall(name) == [name] and "/" not in owner:
        return f'"{name}"'
    if "/" in owner or not _NAME.fullmatch(name):
        raise Unconvertible(line, f"it is not known what `{image}` stands for")
    own = application_name(name, "")
    return "" if own == deployment.app_name else own


def _groups(script: str) -> Iterator[_Group]:
    """The logical lines of a script that hold commands."""
    rows: list[tuple[int, int, list[Command]]] = []
    for one in commands(script):
        first = script.count("\n", 0, one.whole_start)
        last = script.count("\n", 0, max(one.end - 1, 0))
        if rows and (first <= rows[-1][1] or _goes_on(script[rows[-1][2][-1].end : one.whole_start])):
            start, end, found = rows[-1]
            rows[-1] = (start, max(end, last), [*found, one])
        else:
            rows.append((first, last, [one]))
    for first, last, found in rows:
        yield _Group(first, last, tuple(found))


def _goes_on(between: str) -> bool:
    """Whether what stands between two commands keeps them on one logical line."""
    return "\n" not in between.replace("\\\n", "") or between.strip() in ("|", "&&", "||")


def _replace(result: ConvertedScript, script: str, command: Command, text: str) -> None:
    """Put a text in the place of a command; ``sudo`` in front of it goes."""
    start = command.whole_start if script.startswith("sudo", command.whole_start) else command.start
    first, last = script.count("\n", 0, start), script.count("\n", 0, command.end)
    before = (result.lines[first] or "")[: start - (script.rfind("\n", 0, start) + 1)]
    after = (result.lines[last] or "")[command.end - (script.rfind("\n", 0, command.end) + 1) :]
    for row in range(first, last + 1):
        result.lines[row] = None
    result.lines[first] = before + text + after
    result.changed.add(first)


def _drop(result: ConvertedScript, group: _Group) -> None:
    for row in range(group.first, group.last + 1):
        result.lines[row] = None
