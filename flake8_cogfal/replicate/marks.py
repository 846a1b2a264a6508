"""What a client of Replicate is known by, at a glance."""

from __future__ import annotations

import re

from .names import API, MODULE, TOKEN

IMPORT = re.compile(r"^[ \t]*(?:from|import)[ \t](?:[^\n]*[ \t,])?replicate\b", re.MULTILINE)
MARK = "TODO(cogfal CF7"


def is_client_text(text: str) -> bool:
    """Whether a look at the text leaves it open that the file is a client of Replicate."""
    return (
        (MODULE in text and (IMPORT.search(text) is not None or API in text or "succeeded" in text))
        or TOKEN in text
        or MARK in text
    )
