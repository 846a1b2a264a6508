"""Colour, on a terminal that wants it (https://no-color.org)."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TextIO

COLOURS = {"title": "1", "good": "32", "warning": "33", "bad": "31", "code": "36"}
"""What a piece of text is, and its ANSI code."""

Paint = Callable[[str, str], str]
"""A text and what it is (a key of COLOURS) become the text to print."""


def paint_for(stream: TextIO) -> Paint:
    """Colours for a terminal; plain text for a file, a pipe, ``NO_COLOR`` and ``TERM=dumb``."""
    if stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb":
        return lambda text, kind: f"\033[{COLOURS[kind]}m{text}\033[0m"
    return lambda text, kind: text
