"""What a .dockerignore leaves out: as Docker (and Cog) read it, and as fal reads it.

fal turns each line into a regular expression with pathspec, as .gitignore would mean it (`fal.container`,
DockerignoreHandler, 1.83): ``*.json`` then also stands for files in folders, and ``!keep.json``, which takes a file
back in for Docker, leaves it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

DEFAULTS = (
    ".git", ".gitignore", ".dockerignore", "Dockerfile", "Dockerfile.*", "*.md", "__pycache__", "*.pyc", ".DS_Store",
    ".venv", "venv", ".env", "node_modules",
)  # fmt: skip
"""What fal leaves out of the image's files where there is no .dockerignore."""


def read_patterns(text: str) -> tuple[str, ...]:
    """The lines of a .dockerignore, without comments, empty ones, and those that are no patterns (``[z-a]``)."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#") and _is_pattern(line))


def left_out_by_docker(patterns: Sequence[str], paths: Iterable[str]) -> frozenset[str]:
    """Which of the paths Docker leaves out: patterns start at the root, the last one that fits decides."""
    return _matched(map(_from_the_root, patterns), paths)


def left_out_by_fal(patterns: Sequence[str], paths: Iterable[str]) -> frozenset[str]:
    """Which of the paths fal leaves out: every pattern does, at any depth, also one with ``!``."""
    return _matched((pattern.removeprefix("!") for pattern in patterns), paths)


def patterns_for_fal(patterns: Sequence[str], needed: Iterable[str]) -> tuple[str, ...]:
    """Patterns that leave out on fal what a .dockerignore leaves out in Docker, but for files that are ``needed``.

    A pattern that ``!`` lines take needed files back from is dropped: fal knows no exceptions.
    """
    paths = tuple(needed)
    kept = (_from_the_root(pattern) for pattern in patterns if not pattern.startswith("!"))
    return tuple(
        pattern for pattern in kept if _is_usable(pattern) and not left_out_by_fal((pattern,), paths)
    )


def _matched(patterns: Iterable[str], paths: Iterable[str]) -> frozenset[str]:
    from pathspec import PathSpec

    spec = PathSpec.from_lines("gitwildmatch", filter(_is_usable, patterns))
    return frozenset(path for path in paths if spec.match_file(path))


def _is_usable(pattern: str) -> bool:
    """Whether a line is a pattern at all: Docker and fal end with an error where it is not (a backslash at its end)."""
    from pathspec import PathSpec

    try:
        PathSpec.from_lines("gitwildmatch", (pattern,))
    except ValueError:
        return False
    return True


def _is_pattern(line: str) -> bool:
    from pathspec import PathSpec

    try:
        PathSpec.from_lines("gitwildmatch", (line, _from_the_root(line), line.removeprefix("!")))
    except (ValueError, re.error):
        return False
    return True


def _from_the_root(pattern: str) -> str:
    """A pattern of Docker in the words of .gitignore."""
    exception = "!" if pattern.startswith("!") else ""
    path = pattern.removeprefix("!").strip().removeprefix("./").lstrip("/").rstrip("/")
    return f"{exception}{path}" if path.startswith("**/") else f"{exception}/{path}"
