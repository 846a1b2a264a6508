"""Which files of a tree look like clients of Replicate."""

from __future__ import annotations

import re

from ..replicate.marks import is_client_text
from ..source.text import UnreadableSource, decode_python
from ..source.tree import Tree

CLIENT = re.compile(rb"replicate|REPLICATE|TODO\(cogfal CF7")


def is_client_file(tree: Tree, path: str) -> bool:
    """Whether a look at a file leaves it open that it is a client of Replicate."""
    try:
        data = tree.read(path)
        return (
            data is not None and CLIENT.search(data) is not None and is_client_text(decode_python(data).text)
        )
    except (UnreadableSource, OSError):
        return False
