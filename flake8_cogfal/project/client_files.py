"""Which files of a tree look like clients of Replicate."""

from __future__ import annotations

from ..replicate.marks import is_client_text
from ..source.text import UnreadableSource, decode_python
from ..source.tree import Tree

CLIENT_WORDS = (b"replicate", b"REPLICATE", b"TODO(cogfal CF7")


def is_client_file(tree: Tree, path: str) -> bool:
    """Whether a look at a file leaves it open that it is a client of Replicate."""
    try:
        data = tree.read(path) or b""
        return any(word in data for word in CLIENT_WORDS) and is_client_text(decode_python(data).text)
    except (UnreadableSource, OSError):
        return False
