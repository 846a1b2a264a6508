"""Edits that take calls, attributes and blocks apart, or put a statement behind one."""

from __future__ import annotations

from dataclasses import dataclass

from .edits import Edit


@dataclass(frozen=True)
class ChangeCall(Edit):
    """Change what is given to the call that starts at a place and is written ``source``.

    ``first`` is the code of a new first argument; ``leading`` the keyword whose value becomes the first argument;
    ``renamed`` are pairs of keywords, ``dropped`` keywords that go.
    """

    line: int
    column: int
    source: str
    first: str = ""
    leading: str = ""
    renamed: tuple[tuple[str, str], ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unwrap(Edit):
    """Put ``code`` in the place of an attribute, the call of a method, a call with an argument, or a comparison.

    It starts at a place and is written ``source``. ORIGINAL stands in the code for the object, the first argument, or
    the left side.
    """

    line: int
    column: int
    source: str
    code: str


@dataclass(frozen=True)
class InsertAfter(Edit):
    """Put a statement right behind the one that starts at a place."""

    line: int
    column: int
    code: str


@dataclass(frozen=True)
class NameReturned(Edit):
    """Give what the ``return`` at a place gives a name first, and return ``code``."""

    line: int
    column: int
    name: str
    code: str


@dataclass(frozen=True)
class Unroll(Edit):
    """Put an assignment, and the body, in the place of the loop at a place: its iterable is the only element.

    Where it is ``renamed``, the body names the iterable itself.
    """

    line: int
    column: int
    renamed: bool = False


@dataclass(frozen=True)
class OpenBlock(Edit):
    """Put the body of the ``with`` statement at a place in its place."""

    line: int
    column: int
