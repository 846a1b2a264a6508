"""Files of environment variables (``.env``, ``.env.example`` and the like), and of packages to install."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..source.text import UnreadableSource, decode_plain
from .project import Project

NAME = re.compile(r"(?:.*/)?(?:[\w-]*\.env(?:\.[\w.-]+)?|env\.example|example\.env)")

PACKAGES = re.compile(r"[\w-]*requirements[\w-]*\.(?:txt|in)|pyproject\.toml|Pipfile")
SECRETS = ".streamlit/secrets.toml"


def variables_in(project: Project, name: str) -> Iterator[tuple[str, int]]:
    """Where files of the project's own folder set a variable: path and 1-based line."""
    for path in (*project.tree.names_in("."), SECRETS):
        plain = path.removeprefix("./")
        if NAME.fullmatch(plain) or (plain == SECRETS and project.tree.exists(SECRETS)):
            yield from _lines(project, plain, rf"\s*(?:export\s+)?{name}\s*=")


def packages_in(project: Project, name: str) -> Iterator[tuple[str, int]]:
    """Where files of the project's own folder name a package to install: path and 1-based line."""
    for path in project.tree.names_in("."):
        plain = path.removeprefix("./")
        if PACKAGES.fullmatch(plain):
            yield from _lines(project, plain, rf"""\s*["']?{name}["']?\s*(?:[\[<>=!~;,"'#]|$)""")


def _lines(project: Project, path: str, pattern: str) -> Iterator[tuple[str, int]]:
    """The lines of a file that start as a pattern says."""
    try:
        text = decode_plain(project.tree.read(path) or b"").text
    except (UnreadableSource, OSError):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if re.match(pattern, line):
            yield path, number
