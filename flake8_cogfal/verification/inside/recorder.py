"""What a process saw, one line of JSON for each stage, on the disk as soon as the stage begins and when it ends."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .guard import Refusal, Refused, refusals

LONGEST_MESSAGE = 2000
DEEPEST = 40


class Recorder:
    """Writes to a file that is opened before anything of the user's runs."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    @contextmanager
    def stage(self, name: str) -> Iterator[dict[str, Any]]:
        """Record a stage: what the block puts into the dict, or the error that ended it (``Ended`` is raised then)."""
        self._write({"stage": name, "begins": True})
        found: dict[str, Any] = {}
        known = len(refusals)
        try:
            yield found
        except BaseException as error:  # SystemExit too: the user's code may do anything
            self._write(
                {"stage": name, "error": described(error), "refused": _told(refusals[known:]), **found}
            )
            raise Ended(name) from error
        self._write({"stage": name, "refused": _told(refusals[known:]), **found})

    def _write(self, line: dict[str, Any]) -> None:
        os.write(self._file, json.dumps(line, default=repr).encode() + b"\n")


class Ended(Exception):
    """A stage ended with an error, which is recorded."""


def described(error: BaseException) -> dict[str, Any]:
    """An error as data: what it is, and the lines that it came through, outermost first."""
    error = _only(error)
    frames = [
        (one.filename, one.lineno or 0, one.name)
        for one in traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    ]
    if isinstance(error, SyntaxError) and error.filename:
        frames.append((error.filename, error.lineno or 1, ""))
    owner = getattr(error, "obj", None)
    kind = owner if isinstance(owner, type) else type(owner)
    return {
        "type": type(error).__name__,
        "bases": [f"{one.__module__}.{one.__qualname__}" for one in type(error).__mro__],
        "message": _message(error)[:LONGEST_MESSAGE],
        "cause": f"{type(error.__cause__).__name__}: {_message(error.__cause__)[:LONGEST_MESSAGE]}"
        if error.__cause__
        else "",
        "name": _text(getattr(error, "name", None)),
        "file": _text(getattr(error, "filename", None)),
        "owner": [f"{one.__module__}.{one.__qualname__}" for one in kind.__mro__]
        if owner is not None
        else [],
        "refusals": [_as_dict(one) for one in _refused(error)],
        "frames": frames,
    }


def _only(error: BaseException) -> BaseException:
    """The one error in groups of one, as task groups make them."""
    while len(getattr(error, "exceptions", ())) == 1:
        error = error.exceptions[0]  # type: ignore[attr-defined]
    return error


def _refused(error: BaseException | None) -> list[Refusal]:
    """What the guard refused, of the errors that this one comes from."""
    found: list[Refusal] = []
    for _ in range(DEEPEST):
        if error is None:
            break
        if isinstance(error, Refused):
            found.append(error.refusal)
        error = error.__cause__ or error.__context__
    return found


def _told(found: list[Refusal]) -> list[dict[str, Any]]:
    return [_as_dict(one) for one in found[:DEEPEST]]


def _as_dict(refusal: Refusal) -> dict[str, Any]:
    return {"what": refusal.what, "detail": refusal.detail, "frames": refusal.frames}


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
