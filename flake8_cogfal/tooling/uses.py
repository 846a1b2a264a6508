"""What a command does with Cog.

The commands are those of Cog 0.0.2 to 0.23; ``cog run COMMAND`` ran a command in the model's image until 0.19, and since
0.20 ``cog run`` is what ``cog predict`` was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from .shell import Command, commands

SIZE_LIMIT = 500_000
"""Characters: longer scripts are generated."""


class Purpose(Enum):
    """What a use of Cog is there for; the value is how it is written."""

    PUSH = "cog push"
    BUILD = "cog build"
    PREDICT = "cog predict"
    EXECUTE = "cog exec"
    SERVE = "cog serve"
    TRAIN = "cog train"
    LOGIN = "cog login"
    INITIALISE = "cog init"
    DEBUG = "cog debug"
    SCHEMA = "cog.command.openapi_schema"
    VERSION = "cog --version"
    OTHER = "cog"
    INSTALL = "an installation of Cog"
    SAFE_PUSH = "cog-safe-push"


SUBCOMMANDS = {
    "push": Purpose.PUSH,
    "build": Purpose.BUILD,
    "predict": Purpose.PREDICT,
    "exec": Purpose.EXECUTE,
    "serve": Purpose.SERVE,
    "train": Purpose.TRAIN,
    "login": Purpose.LOGIN,
    "init": Purpose.INITIALISE,
    "debug": Purpose.DEBUG,
    "base-image": Purpose.OTHER,
    "doctor": Purpose.OTHER,
    "inspect": Purpose.OTHER,
    "migrate": Purpose.OTHER,
    "playground": Purpose.OTHER,
    "pull": Purpose.OTHER,
    "weights": Purpose.OTHER,
}

# Options of `cog run` (either meaning) and `cog exec` that take a value as the next word.
_WITH_VALUE = frozenset(
    {
        "-e", "--env", "-f", "--file", "--gpus", "-i", "--input", "--json", "-o", "--output", "-p", "--publish",
        "--progress", "--setup-timeout",
    }
)  # fmt: skip
_WITH_VARIABLES = frozenset({Purpose.PREDICT, Purpose.SERVE, Purpose.TRAIN})
_INPUTS = frozenset({"-i", "--input", "--json", "-o", "--output"})
_GLOBAL_OPTIONS = frozenset({"--debug", "--no-color", "--profile"})

_RELEASE = re.compile(
    r"github\.com/replicate/cog/releases|cog\.run/install|replicate\.github\.io/codespaces/scripts/install-cog"
    r"|githubusercontent\.com/replicate/cog/\S*install"
)
_PROGRAM = re.compile(
    r"(?:\S*/)?cog(?:\.exe)?|\$COG(?:_BIN|_CMD)?|\$\(COG(?:_BIN|_CMD)?\)|\$\{COG(?:_BIN|_CMD)?(?::?[-=][^}]*)?\}"
)
"""The program, or a variable that is named like it (``$(COG) push``)."""

_RUNNERS = frozenset({"hatch", "pdm", "pipenv", "poetry", "rye", "uv"})
"""Programs whose ``run`` starts another one: ``uv run cog push``."""

CONTAINERS = frozenset({"docker", "podman"})
_SHELL = re.compile(r"(?:\S*/)?(?:ba|da|z)?sh")
_COMMAND_OPTION = re.compile(r"-[a-z]*c")

REGISTRY = "r8.im"
"""Replicate's, which ``cog push`` and ``docker push`` write to."""

_PACKAGE = re.compile(
    r"(?:cog|coglet|cog-runtime)(?:\[[^\]]*\])?(?:$|[=<>~!@;]=?.*|\s*@.*)|\S*/cog-[\d.]\S*\.whl"
)
_INSTALLERS = frozenset({"pip", "pip3", "uv", "pipx", "poetry", "conda", "mamba", "brew"})
_SAFE_PUSH = re.compile(r"(?:\S*/)?cog-safe-push(?:\.git)?(?:@\S*)?")

MENTION = re.compile(r"\bcog(?:let|fal)?\b|\br8\.im\b|replicate/model-ci-template", re.IGNORECASE)
"""What every text with a use of Cog contains, or with a comment to us."""


@dataclass(frozen=True)
class Use:
    """A command that uses Cog."""

    purpose: Purpose
    command: Command

    @property
    def words(self) -> tuple[str, ...]:
        """The command from Cog's program on, without what starts it."""
        return without_runner(self.command.words)

    @property
    def variables(self) -> tuple[str, ...]:
        """The environment variables that its options ``-e`` set."""
        return tuple(_variables(self.words)) if self.purpose in _WITH_VARIABLES else ()

    @property
    def written(self) -> str:
        """How a message names it."""
        program, *rest = self.words
        if program in CONTAINERS and "-m" not in rest:
            image = next((word for word in rest if word.startswith(REGISTRY)), "")
            return shortened(f"{program} {rest[0]} {image}")
        if self.purpose is Purpose.EXECUTE and rest:
            return f"cog {rest[0]}"
        if self.purpose in (Purpose.PREDICT, Purpose.OTHER):
            return f"cog {next((word for word in rest if not word.startswith('-')), '')}".strip()
        is_of_module = self.purpose in (Purpose.SERVE, Purpose.SCHEMA) and rest[:1] != ["serve"]
        if is_of_module or self.purpose is Purpose.INSTALL:
            return shortened(" ".join(self.words))
        return str(self.purpose.value)


def shortened(text: str, length: int = 60) -> str:
    """A text that fits into a message."""
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 3]}..."


def uses_in(script: str) -> list[Use]:
    """The commands of a shell script that use Cog, in order."""
    if len(script) > SIZE_LIMIT or not MENTION.search(script):
        return []
    found: list[Use] = []
    for command in commands(script):
        purpose = purpose_of(command.words)
        found += [Use(purpose, command)] if purpose else _in_script_of(command)
    return found


def _in_script_of(command: Command) -> Iterator[Use]:
    """The uses of Cog in a script that a command is given as a word: ``bash -c "cog push"``, ``eval "cog push"``."""
    for script in _scripts_in(command.words):
        for inner in commands(script) if MENTION.search(script) else ():
            purpose = purpose_of(inner.words)
            is_known = command.folder is not None and inner.folder is not None
            folder = f"{command.folder}/{inner.folder}".strip("/") if is_known else None
            line = command.line + inner.line - 1
            if purpose:
                yield Use(purpose, replace(command, line=line, words=inner.words, folder=folder))


def _scripts_in(words: tuple[str, ...]) -> Iterator[str]:
    if words[0] == "eval":
        yield " ".join(words[1:])
    if words[0] == "ssh":
        yield words[-1]
    for shell, option, script in zip(words, words[1:], words[2:], strict=False):
        if _SHELL.fullmatch(shell) and _COMMAND_OPTION.fullmatch(option):
            yield script


def purpose_of(words: tuple[str, ...]) -> Purpose | None:
    """What a command is there for; None where it has nothing to do with Cog."""
    program, *arguments = without_runner(words)
    if _PROGRAM.fullmatch(program):
        return _of_cog(arguments)
    if program in CONTAINERS and (purpose := _of_container(arguments)):
        return purpose
    if program == "cog-safe-push" or (_installs(words) and any(map(_SAFE_PUSH.search, arguments))):
        return Purpose.SAFE_PUSH
    return _of_module(words) or (Purpose.INSTALL if _installs_cog(words) else None)


def without_runner(words: tuple[str, ...]) -> tuple[str, ...]:
    """A command without what starts it: ``poetry run cog push`` is ``cog push``."""
    if words[0] in _RUNNERS and "run" in words[1:2]:
        for place, word in enumerate(words[2:], start=2):
            if word == "cog-safe-push" or (_PROGRAM.fullmatch(word) and _of_cog(list(words[place + 1 :]))):
                return words[place:]
    return words


def executed(words: tuple[str, ...]) -> str:
    """The command that ``cog run`` or ``cog exec`` runs in the model's image; empty where it runs none."""
    return " ".join(_behind_options(words[2:]))


def _behind_options(arguments: tuple[str, ...]) -> tuple[str, ...]:
    while arguments and arguments[0].startswith("-"):
        arguments = arguments[2 if arguments[0] in _WITH_VALUE else 1 :]
    return arguments


def _variables(words: tuple[str, ...]) -> Iterator[str]:
    for option, value in pairwise(words):
        if option in ("-e", "--env") and re.match(r"[A-Za-z_]\w*", value):
            yield value.partition("=")[0]


def _of_container(arguments: list[str]) -> Purpose | None:
    """``docker push r8.im/alice/tint``: what Cog does too, with Docker's own program."""
    purpose = {"login": Purpose.LOGIN, "push": Purpose.PUSH, "run": Purpose.SERVE}.get("".join(arguments[:1]))
    return purpose if any(word.startswith(f"{REGISTRY}/") or word == REGISTRY for word in arguments) else None


def _of_cog(arguments: list[str]) -> Purpose | None:
    while arguments and arguments[0] in _GLOBAL_OPTIONS:
        arguments = arguments[1:]
    if not arguments:
        return None
    name, *rest = arguments
    if name == "--version":
        return Purpose.VERSION
    if name in ("run", "exec"):
        return _of_run(rest) if name == "run" else (_of_module(tuple(rest)) or Purpose.EXECUTE)
    return SUBCOMMANDS.get(name)


def _of_run(arguments: list[str]) -> Purpose:
    """``cog run``: with inputs, or without anything, a prediction; else a command in the image."""
    if module := _of_module(tuple(arguments)):
        return module
    command = _behind_options(tuple(arguments))
    options = arguments[: len(arguments) - len(command)]
    if not command or command[0].startswith(f"{REGISTRY}/") or _has_inputs(options):
        return Purpose.PREDICT
    is_image = len(command) > 2 and _has_inputs(command[1:2]) and "=" in command[2]  # cog run IMAGE -i text=a
    return Purpose.PREDICT if is_image else Purpose.EXECUTE


def _has_inputs(words: Iterable[str]) -> bool:
    return any(word.split("=")[0] in _INPUTS for word in words)


def _of_module(words: tuple[str, ...]) -> Purpose | None:
    """``python -m cog.server.http`` and the like."""
    if "-m" not in words[:-1]:
        return None
    module = words[words.index("-m") + 1]
    if module.startswith("cog.server"):
        return Purpose.SERVE
    return Purpose.SCHEMA if module == "cog.command.openapi_schema" else None


def _installs(words: tuple[str, ...]) -> bool:
    if words[0].startswith("python") and words[1:3] == ("-m", "pip"):
        words = words[2:]
    return words[0] in _INSTALLERS and any(word in ("install", "add", "upgrade") for word in words[1:3])


def _installs_cog(words: tuple[str, ...]) -> bool:
    if _installs(words):
        named = words[words.index("install") if "install" in words else 1 :]
        return any(_PACKAGE.fullmatch(word) or word == "replicate/tap/cog" for word in named)
    if _RELEASE.search(words[-1]) and "=" in words[0] and len(words) == 1:
        return True
    if words[0] in ("curl", "wget"):
        return any(_RELEASE.search(word) or word == "/usr/local/bin/cog" for word in words[1:])
    return words[0] in ("chmod", "mv", "install") and words[-1] == "/usr/local/bin/cog"
