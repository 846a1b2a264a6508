"""Files of environment variables: ``.env``, ``.env.example`` and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..source.text import UnreadableSource, decode_plain
from .project import Project

NAME = re.compile(r"(?:.*/)?(?:[\w-]*\.env(?:\.[\w.-]+)?|env\.example|example\.env)")

SECRETS = ".streamlit/secrets.toml"


def variables_in(project: Project, name: str) -> Iterator[tuple[str, int]]:
    """Where files of the project's own folder set a variable: path and 1-based line."""
    for path in (*project.tree.names_in("."), SECRETS):
        plain = path.removeprefix("./")
        if not NAME.fullmatch(plain) and (plain != SECRETS or not project.tree.exists(SECRETS)):
            continue
        try:
            text = decode_plain(project.tree.read(plain) or b"").text
        except (UnreadableSource, OSError):
            continue
        for number, line in enumerate(text.split("\n"), start=1):
            if re.match(rf"\s*(?:export\s+)?{name}\s*=", line):
                yield plain, number
