"""From edits to new bytes of one Python file, kept in its encoding and newlines; the result must compile."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from ..docker.written import written_lines
from ..source.text import UnreadableSource, decode_plain, decode_python
from .dockerfile import edited, line_changes
from .dockerfile_edits import DockerfileEdit
from .edits import Edit, EncloseInClass, ReplaceExpression, ReplaceLines
from .enclosing import enclosed
from .excerpt import excerpt_for
from .rewriter import CannotRewrite, rewrite
from .tidy import without_hiding_imports, without_new_leftovers


def apply_edits(path: str, data: bytes, edits: Sequence[Edit], error: type[Exception]) -> bytes:
    """The file after the edits. Raises ``error`` with a sentence where that is not possible."""
    source = decode_python(data)
    try:
        text = source.text
        for enclosing in (one for one in edits if isinstance(one, EncloseInClass)):
            text = enclosed(text, enclosing)
        text = with_lines(text, [one for one in edits if isinstance(one, ReplaceLines)])
        others = [one for one in edits if not isinstance(one, (EncloseInClass, ReplaceLines, DockerfileEdit))]
        others += _edited_strings(text, [one for one in edits if isinstance(one, DockerfileEdit)])
        if others:
            excerpt = excerpt_for(text, others)
            text = excerpt.restored(rewrite(excerpt.text, others))
            text = without_hiding_imports(source.text, without_new_leftovers(source.text, text))
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


def apply_to_dockerfile(data: bytes, edits: Sequence[Edit]) -> bytes:
    """A Dockerfile after the edits, kept in its newlines."""
    source = decode_plain(data)
    return source.encode(edited(source.text, [one for one in edits if isinstance(one, DockerfileEdit)]))


def _edited_strings(text: str, edits: Sequence[DockerfileEdit]) -> Iterator[ReplaceExpression]:
    """The strings of a Python file that hold Dockerfiles, as expressions to put in their place."""
    places = dict.fromkeys(one.literal for one in edits if one.literal is not None)
    literals = {
        (node.lineno, node.col_offset): node
        for node in (ast.walk(ast.parse(text)) if places else ())
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    for place in places:
        node = literals[place]
        source = ast.get_source_segment(text, node) or ""
        value = str(node.value)
        written = written_lines(source, value)
        if written is None:
            raise CannotRewrite(f"the Dockerfile in line {place[0]} is written in a way that hides its lines")
        own = [one for one in edits if one.literal == place]
        code = written.with_changes(line_changes(value, own))
        yield ReplaceExpression(edits[0].path, *place, source, code)
