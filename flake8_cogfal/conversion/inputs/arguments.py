"""The arguments of an ``Input(...)`` as those of a ``Field(...)``: what is written stays as it is laid out."""

from __future__ import annotations

import ast
import io
import tokenize
from dataclasses import dataclass

from ...cog.inputs import HINTS, NUMERIC, POSITIONAL, TEXTUAL, InputParameter
from ...placement.statements import names_read
from ...source.constants import NotConstant, constant_value
from ...source.literals import literal

RENAMED = {"regex": "pattern"}
BOUNDED = frozenset({"int", "float"})


@dataclass(frozen=True)
class Values:
    """What the values in a model may be made of.

    ``absent`` are names that the file does not have while it is imported; the values of expressions with them are
    written out. ``computed`` are expressions that the endpoint evaluates, ``left_out`` descriptions that nobody knows yet.
    """

    absent: frozenset[str] = frozenset()
    computed: frozenset[ast.expr] = frozenset()
    left_out: frozenset[ast.expr] = frozenset()

    def written(self, parameter: InputParameter, node: ast.expr) -> str | None:
        """The source that stands for an expression of the signature; None where that is its own text."""
        if not names_read(node) & self.absent:
            return None
        try:
            return literal(constant_value(parameter.module, node, owner=parameter.owner))
        except NotConstant:
            return None


def field_arguments(parameter: InputParameter, values: Values) -> str:
    """The argument list of ``Input`` with its layout, without what pydantic does not take; empty for none."""
    call = parameter.call
    assert call is not None
    text = parameter.declaration.source if parameter.declaration else shifted(parameter, call)
    inner = ast.parse(text, mode="eval").body
    assert isinstance(inner, ast.Call)
    given: list[ast.expr | ast.keyword] = [*inner.args, *inner.keywords]
    spans = [(node, *_span(text, node)) for node in given]
    names = [_name_of(node, index) for index, (node, _, _) in enumerate(spans)]
    is_computed = parameter.default_value in values.computed
    is_described = parameter.arguments.get("description") not in values.left_out
    dropped = [
        index
        for index, (node, _, _) in enumerate(spans)
        if not _applies(parameter, names[index], _value(node))
        or (names[index] == "description" and not is_described)
    ]
    optional = parameter.type.is_optional and parameter.default_value is None
    if len(dropped) == len(spans):
        return "(default=None)" if optional else ""
    edits: list[tuple[int, int, str]] = []
    for index, (node, start, end) in enumerate(spans):
        name = names[index]
        if index in dropped:
            if any(i not in dropped for i in range(index + 1, len(spans))):
                edits.append((start, spans[index + 1][1], ""))
            else:
                edits.append((max(spans[i][2] for i in range(index) if i not in dropped), end, ""))
            continue
        if not isinstance(node, ast.keyword):
            edits.append((start, start, f"{RENAMED.get(name, name)}="))
        elif name in RENAMED:
            edits.append((start, start + len(name), RENAMED[name]))
        new = "None" if name == "default" and is_computed else values.written(parameter, _value(node))
        if new is not None:
            edits.append((*_span(text, _value(node)), new))
    if optional:
        edits.append((spans[0][1], spans[0][1], "default=None, "))
    return _edited(text, edits)[_offset(text, inner.func.end_lineno or 1, inner.func.end_col_offset or 0) :]


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    """The text after replacements by start and end; of those that touch, the later stays."""
    covered = len(text)
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], edit[1]), reverse=True):
        if end <= covered:
            text = text[:start] + new + text[end:]
            covered = start
    return text


def _name_of(node: ast.expr | ast.keyword, index: int) -> str:
    return (node.arg or "") if isinstance(node, ast.keyword) else POSITIONAL[index]


def _value(node: ast.expr | ast.keyword) -> ast.expr:
    return node.value if isinstance(node, ast.keyword) else node


def _applies(parameter: InputParameter, name: str, value: ast.expr) -> bool:
    """Whether pydantic takes the argument for this type (Cog ignores bounds on text and lengths on numbers)."""
    if isinstance(value, ast.Constant) and (
        (value.value is None and name != "default") or value.value is ...
    ):
        return False
    if name in NUMERIC:
        return parameter.type.kind in BOUNDED and parameter.choices is None
    if name in TEXTUAL:
        return parameter.type.kind == "str" and parameter.choices is None
    return name != "choices" and name not in HINTS


def shifted(parameter: InputParameter, node: ast.expr) -> str:
    """The text of a node; continuation lines move as far left as the parameter does (to column four)."""
    text = parameter.module.source(node)
    if "\n" not in text:
        return text
    line = parameter.module.lines[parameter.argument.lineno - 1]
    distance = len(line) - len(line.lstrip()) - 4
    inside = _lines_inside_strings(text)
    lines = text.split("\n")
    for index, line in enumerate(lines[1:], start=1):
        if index in inside:
            continue
        blank = len(line) - len(line.lstrip(" "))
        lines[index] = line[min(distance, blank) :] if distance > 0 else " " * -distance + line
    return "\n".join(lines)


def _lines_inside_strings(text: str) -> set[int]:
    """0-based indexes of lines that begin inside a string."""
    inside: set[int] = set()
    try:
        for token in tokenize.generate_tokens(io.StringIO(f"({text})").readline):
            if token.start[0] != token.end[0] and token.type != tokenize.NEWLINE:
                inside.update(range(token.start[0], token.end[0]))
    except (tokenize.TokenError, SyntaxError):
        return set(range(text.count("\n") + 1))
    return inside


def _span(text: str, node: ast.expr | ast.keyword) -> tuple[int, int]:
    return (
        _offset(text, node.lineno, node.col_offset),
        _offset(text, node.end_lineno or node.lineno, node.end_col_offset or node.col_offset),
    )


def _offset(text: str, line: int, column: int) -> int:
    """Index in ``text`` of a 1-based line and a 0-based column in UTF-8 bytes (as ast gives it)."""
    lines = text.split("\n")
    return sum(len(one) + 1 for one in lines[: line - 1]) + len(lines[line - 1].encode()[:column].decode())
