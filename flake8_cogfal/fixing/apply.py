"""From edits to new bytes of one Python file, kept in its encoding and newlines; the result must compile."""

from __future__ import annotations

from collections.abc import Sequence

from ..source.text import UnreadableSource, decode_python
from .edits import Edit, EncloseInClass, ReplaceLines
from .enclosing import enclosed
from .excerpt import excerpt_for
from .rewriter import CannotRewrite, rewrite
from .tidy import without_new_leftovers


def apply_edits(path: str, data: bytes, edits: Sequence[Edit], error: type[Exception]) -> bytes:
    """The file after the edits. Raises ``error`` with a sentence where that is not possible."""
    source = decode_python(data)
    try:
        text = source.text
        for enclosing in (one for one in edits if isinstance(one, EncloseInClass)):
            text = enclosed(text, enclosing)
        text = with_lines(text, [one for one in edits if isinstance(one, ReplaceLines)])
        others = [one for one in edits if not isinstance(one, (EncloseInClass, ReplaceLines))]
        if others:
            excerpt = excerpt_for(text, others)
            text = excerpt.restored(rewrite(excerpt.text, others))
            text = without_new_leftovers(source.text, text)
        compile(text, path, "exec", dont_inherit=True)
        return source.encode(text)
    except CannotRewrite as problem:
        raise error(f"{path}: {problem}") from problem
    except (SyntaxError, ValueError, UnreadableSource) as problem:
        raise error(f"{path}: the result would not compile: {problem}") from problem


def with_lines(text: str, edits: Sequence[ReplaceLines]) -> str:
    """The text with some of its lines replaced."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda edit: edit.line, reverse=True):
        lines[edit.line - 1 : edit.end_line] = edit.text.split("\n") if edit.text else []
    return "\n".join(lines)
