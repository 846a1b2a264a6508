"""The comments of a Python text, with their lines."""

from __future__ import annotations

import io
import re
import tokenize
from dataclasses import dataclass

DIRECTIVE = re.compile(
    r"#\s*(noqa|type:|pyright:|mypy:|pylint:|isort:|fmt:|ruff:|pragma:|nosec)", re.IGNORECASE
)
"""Comments to a tool, which only concern their own line."""


@dataclass(frozen=True)
class Comment:
    """A comment as written, on its 1-based line; ``is_alone`` where nothing else stands on that line."""

    line: int
    text: str
    is_alone: bool


def comments_of(text: str) -> tuple[Comment, ...]:
    """The comments of a file that parses, in order, without directives to tools."""
    return tuple(
        Comment(token.start[0], token.string, not token.line[: token.start[1]].strip())
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type == tokenize.COMMENT and not DIRECTIVE.match(token.string)
    )
