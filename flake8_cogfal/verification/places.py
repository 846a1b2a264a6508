"""Lines of tracebacks as lines of the project, which the user knows."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

Place = tuple[str, int]


def project_places(frames: Sequence[Any], *folders: Path) -> list[Place]:
    """The lines of frames that lie in a folder, outermost first, with paths relative to it."""
    found: list[Place] = []
    for file, line, *_ in frames:
        for folder in folders:
            path = os.path.relpath(str(file), folder)
            if not path.startswith("..") and not os.path.isabs(path) and str(file)[:1] not in ("<", ""):
                found.append((path.replace(os.sep, "/"), int(line)))
                break
    return found


def innermost(error: Mapping[str, Any], *folders: Path) -> Place | None:
    """The last line of the project that an error came through."""
    places = project_places(error.get("frames", ()), *folders)
    return places[-1] if places else None


def one_line(text: object, longest: int = 300) -> str:
    """A message on one line."""
    words = " ".join(str(text).split())
    return words if len(words) <= longest else f"{words[:longest]}..."


def said(error: Mapping[str, Any]) -> str:
    """An error in words: its type and message; of one of fal, what it comes from."""
    message = one_line(error.get("message", ""))
    words = f"{error.get('type')}: {message}" if message else str(error.get("type"))
    is_of_fal = any(str(one).startswith("fal.") for one in error.get("bases", ()))
    return f"{words} ({one_line(error['cause'])})" if is_of_fal and error.get("cause") else words
