"""Changes of Dockerfiles as data, by their lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from .edits import Edit


@dataclass(frozen=True)
class DockerfileEdit(Edit):
    """Something to do to the instruction that begins in a line of a Dockerfile.

    ``literal`` is the place (line, column) of the string in a Python file that holds the Dockerfile, where one does;
    the line is that of the Dockerfile all the same.
    """

    line: int
    literal: tuple[int, int] | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class DropInstruction(DockerfileEdit):
    """Drop an instruction; comments above it stay."""


@dataclass(frozen=True)
class ReplaceInstruction(DockerfileEdit):
    """Put the lines ``text`` in the place of an instruction."""

    text: str


@dataclass(frozen=True)
class AddInstructions(DockerfileEdit):
    """Put the lines ``text`` before a line, between instructions or behind the last; lowest ``order`` first."""

    text: str
    order: int = 0


@dataclass(frozen=True)
class DropStep(DockerfileEdit):
    """Drop one command of a RUN; the RUN goes with its last command."""

    step: int


@dataclass(frozen=True)
class ReplaceStep(DockerfileEdit):
    """Put the command ``text`` in the place of one command of a RUN."""

    step: int
    text: str
