"""How a Cog input is written as a field of a pydantic model, and how the endpoint reads it."""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
from dataclasses import dataclass

from ..cog.inputs import NUMERIC, TEXTUAL, InputParameter
from ..project.constants import NotConstant, constant_value

LINE_LENGTH = 88
FILE_SUFFIX = re.compile(r"_(path|file|uri|url)s?$")
# Names by which fal's UI tells what a URL field holds, where the name has to stay (`fal.toolkit.ImageField`, ...).
MEDIA_FIELDS = (
    (re.compile(r"image|img|photo|picture|mask|face|portrait|frame|sketch"), "ImageField"),
    (re.compile(r"video|movie|clip"), "VideoField"),
    (re.compile(r"audio|voice|speech|speaker|song|music|sound|wav"), "AudioField"),
)


@dataclass(frozen=True)
class ModelField:
    """A field: its name, its lines in the model's body (indented by four), the imports it needs."""

    name: str
    source: str
    imports: tuple[str, ...]


def field_name(parameter: InputParameter, taken: frozenset[str], keep: bool) -> str:
    """The field's name. A file becomes a URL: ``image`` -> ``image_url``, ``images`` -> ``image_urls``.

    fal's playground shows an upload for fields that end so (documentation, "Handle inputs and outputs").
    """
    if keep or not parameter.type.is_file:
        return parameter.name
    stem = FILE_SUFFIX.sub("", parameter.name) or parameter.name
    if parameter.type.is_list:
        stem = stem[:-1] if stem.endswith("s") and not stem.endswith("ss") and len(stem) > 2 else stem
        candidates = [f"{stem}_urls", f"{parameter.name}_urls"]
    else:
        candidates = [f"{stem}_url", f"{parameter.name}_url"]
    return next((name for name in candidates if name not in taken), candidates[-1])


def render_field(parameter: InputParameter, name: str, keep: bool) -> ModelField:
    """The field for an input: annotation, constraints, default and description as Cog publishes them."""
    annotation, imports = _annotation(parameter)
    constructor = "Field"
    if keep and parameter.type.is_file and not parameter.type.is_list:
        found = [kind for pattern, kind in MEDIA_FIELDS if pattern.search(parameter.name)]
        constructor = found[0] if found else "FileField"
    value = _value(parameter, constructor)
    if value and value.startswith(f"{constructor}("):
        source = "fal.toolkit" if constructor != "Field" else "pydantic"
        imports = (*imports, f"from {source} import {constructor}")
    head, tail = _comments(parameter)
    line = f"    {name}: {annotation}" + (f" = {value}" if value else "")
    if len(line.partition("\n")[0]) > LINE_LENGTH:
        line = _over_several_lines(parameter, name, annotation, value)
    first, *rest = line.split("\n")
    if tail and not rest:
        first += f"  {tail}"
    elif tail:
        head = [*head, f"    {tail}"]
    return ModelField(name, "\n".join([*head, first, *rest]), imports)


def _over_several_lines(parameter: InputParameter, name: str, annotation: str, value: str | None) -> str:
    """A field that is too long for one line, as black lays it out: the arguments first, then the choices."""
    head = f"    {name}: {annotation}"
    if value is None:
        return head
    call, _, arguments = value.partition("(")
    if "\n" not in value and arguments and len(f"{head} = {call}(") <= LINE_LENGTH:
        return f"{head} = {call}(\n        {arguments[:-1]}\n    )"
    if not annotation.startswith("Literal["):
        return f"{head} = {value}"
    members = f"        {', '.join(_choices(parameter))}\n"
    if len(members) > LINE_LENGTH:
        members = "".join(f"        {one},\n" for one in _choices(parameter))
    return f"    {name}: Literal[\n{members}    ]{annotation[annotation.rindex(']') + 1 :]} = {value}"


def literal_choices(parameter: InputParameter) -> tuple[str, ...] | None:
    """The source of each choice, where all are strings or integers of the annotation's type and known statically."""
    node = parameter.choices
    wanted = {"str": str, "int": int}.get(parameter.type.kind)
    if node is None or wanted is None:
        return None
    try:
        value = constant_value(parameter.module, node)
    except NotConstant:
        return None
    values = list(value) if isinstance(value, (list, tuple, dict)) else []
    if not values or not all(type(one) is wanted for one in values):
        return None
    if isinstance(node, (ast.List, ast.Tuple)) and all(isinstance(one, ast.Constant) for one in node.elts):
        return tuple(parameter.module.source(one) for one in node.elts)
    return tuple(json.dumps(one, ensure_ascii=False) for one in values)


def _choices(parameter: InputParameter) -> tuple[str, ...]:
    return literal_choices(parameter) or ()


def _annotation(parameter: InputParameter) -> tuple[str, tuple[str, ...]]:
    type_ = parameter.type
    imports: tuple[str, ...] = ()
    text: str = "str" if type_.is_file else type_.kind
    if parameter.choices is not None:
        text, imports = f"Literal[{', '.join(_choices(parameter))}]", ("from typing import Literal",)
    if type_.is_list:
        text = f"list[{text}]"
    if type_.is_optional or parameter.is_none_by_default:
        text = f"{text} | None"
    return text, imports


def _value(parameter: InputParameter, constructor: str) -> str | None:
    """What follows ``=``: the ``Input(...)`` as a ``Field(...)``, or a plain default."""
    if parameter.call is None:
        if parameter.default is not None:
            return _shifted(parameter, parameter.default)
        if constructor != "Field":
            return f"{constructor}()"
        return "None" if parameter.type.is_optional else None
    arguments = _kept_arguments(parameter)
    if not arguments:
        if constructor != "Field":
            return f"{constructor}()"
        return "None" if parameter.type.is_optional else None
    return f"{constructor}{arguments}"


def _kept_arguments(parameter: InputParameter) -> str:
    """The argument list of ``Input`` with its layout, without ``choices``, ``regex`` renamed; empty for none."""
    call = parameter.call
    assert call is not None
    text = _shifted(parameter, call)
    inner = ast.parse(text, mode="eval").body
    assert isinstance(inner, ast.Call)
    given: list[ast.expr | ast.keyword] = [*inner.args, *inner.keywords]
    spans = [(node, _span(text, node)) for node in given]
    dropped = [
        i
        for i, (node, _) in enumerate(spans)
        if isinstance(node, ast.keyword) and not _applies(parameter, node)
    ]
    if len(dropped) == len(spans):
        if parameter.type.is_optional and parameter.default_value is None:
            return "(default=None)"
        return ""
    edits: list[tuple[int, int, str]] = []
    for index, (node, (start, end)) in enumerate(spans):
        if index in dropped:
            following = [spans[i][1][0] for i in range(index + 1, len(spans)) if i not in dropped]
            later = index + 1 < len(spans)
            if later and following:
                edits.append((start, spans[index + 1][1][0], ""))
            else:
                previous = max(spans[i][1][1] for i in range(index) if i not in dropped)
                edits.append((previous, end, ""))
        elif isinstance(node, ast.keyword) and node.arg == "regex":
            edits.append((start, start + len("regex"), "pattern"))
        elif not isinstance(node, ast.keyword):
            edits.append(
                (start, start, "default=" if index == 0 else f"{('default', 'description')[index]}=")
            )
    begin = _offset(text, inner.func.end_lineno or 1, inner.func.end_col_offset or 0)
    if parameter.type.is_optional and parameter.default_value is None:
        edits.append((spans[0][1][0], spans[0][1][0], "default=None, "))
    covered = len(text)
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], edit[1]), reverse=True):
        if end <= covered:
            text = text[:start] + new + text[end:]
            covered = start
    return text[begin:]


def _applies(parameter: InputParameter, keyword: ast.keyword) -> bool:
    """Whether pydantic takes the argument for this type (Cog ignores bounds on text and lengths on numbers)."""
    if isinstance(keyword.value, ast.Constant) and keyword.value.value is None and keyword.arg != "default":
        return False
    if keyword.arg in NUMERIC:
        return parameter.type.kind in ("int", "float") and parameter.choices is None
    if keyword.arg in TEXTUAL:
        return parameter.type.kind == "str" and parameter.choices is None
    return keyword.arg != "choices"


def _shifted(parameter: InputParameter, node: ast.expr) -> str:
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


def _comments(parameter: InputParameter) -> tuple[list[str], str]:
    """Comment lines above a parameter (indented by four), and the comment behind it."""
    lines = parameter.module.lines
    above: list[str] = []
    index = parameter.argument.lineno - 2
    while index >= 0 and lines[index].strip().startswith("#"):
        above.insert(0, "    " + lines[index].strip())
        index -= 1
    last = parameter.default or parameter.argument.annotation
    if last is None or last.end_lineno is None:
        return above, ""
    line = lines[last.end_lineno - 1].encode()[last.end_col_offset or 0 :].decode()
    behind = re.fullmatch(r"\s*,?\s*(#.*)", line)
    return above, behind.group(1) if behind else ""


def _span(text: str, node: ast.expr | ast.keyword) -> tuple[int, int]:
    return (
        _offset(text, node.lineno, node.col_offset),
        _offset(text, node.end_lineno or node.lineno, node.end_col_offset or node.col_offset),
    )


def _offset(text: str, line: int, column: int) -> int:
    """Index in ``text`` of a 1-based line and a 0-based column in UTF-8 bytes (as ast gives it)."""
    lines = text.split("\n")
    return sum(len(one) + 1 for one in lines[: line - 1]) + len(lines[line - 1].encode()[:column].decode())
