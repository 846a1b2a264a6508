"""How a Cog input is written as a field of a pydantic model, and how the endpoint reads it."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Sequence
from dataclasses import dataclass

from ...cog.choices import literal_choices
from ...cog.inputs import InputParameter
from ...fixing.edits import LINE_LENGTH
from ...source.comments import DIRECTIVE
from .arguments import Values, field_arguments, shifted

MARKER = re.compile(r"\s*[*/]\s*,\s*(#.*)?$")
"""``*,`` or ``/,`` on a line of its own: no parameter, so its comments are the next one's."""

START_OF_PARAMETERS = re.compile(r"\s*(?:self\s*,|def\s+\w+\()\s*(#.*)?$")
FILE_SUFFIX = re.compile(r"_(path|file|uri|url)s?$")
# Names by which fal's UI tells what a URL field holds, where the name has to stay (`fal.toolkit.ImageField`, ...).
MEDIA_FIELDS = (
    (re.compile(r"image|img|photo|picture|mask|face|portrait|frame|sketch"), "ImageField"),
    (re.compile(r"video|movie|clip"), "VideoField"),
    (re.compile(r"audio|voice|speech|speaker|song|music|sound|wav"), "AudioField"),
)
PLAIN_VALUES = Values()


@dataclass(frozen=True)
class ModelField:
    """A field: its name, its lines in the model's body (indented by four), the imports it needs."""

    name: str
    source: str
    imports: tuple[str, ...]


def field_name(parameter: InputParameter, taken: frozenset[str], keep: bool) -> str:
    """The field's name. A file becomes a URL: ``image`` -> ``image_url``, ``images`` -> ``image_urls``.

    fal's playground shows an upload for fields that end so (documentation, "Handle inputs and outputs").
    ``taken`` are the names of the other inputs, which get fields of their own.
    """
    if keep or not parameter.type.is_file:
        return parameter.name.lstrip("_")  # a leading underscore makes no field in pydantic
    name = parameter.name.lstrip("_")
    stem, ending = _stem(name), "url"
    if parameter.type.is_list:
        stem, ending = _singular(stem), "urls"
    candidates = [f"{name}_{ending}", f"{stem}_file_{ending}", f"{name}_file_{ending}"]
    if _stem(name) not in map(_stem, taken):  # else another file, or its URL, may want the short name
        candidates.insert(0, f"{stem}_{ending}")
    return next((one for one in candidates if one not in taken), candidates[-1])


def _stem(name: str) -> str:
    return FILE_SUFFIX.sub("", name) or name


def _singular(name: str) -> str:
    return name[:-1] if name.endswith("s") and not name.endswith("ss") and len(name) > 2 else name


def render_field(
    parameter: InputParameter, name: str, keep: bool, values: Values = PLAIN_VALUES
) -> ModelField:
    """The field for an input: annotation, constraints, default and description as Cog publishes them."""
    annotation, imports = _annotation(parameter, values)
    constructor = "Field"
    if keep and parameter.type.is_file and not parameter.type.is_list:
        found = [kind for pattern, kind in MEDIA_FIELDS if pattern.search(parameter.name)]
        constructor = found[0] if found else "FileField"
    value = _value(parameter, constructor, values)
    if value and value.startswith(f"{constructor}("):
        source = "fal.toolkit" if constructor != "Field" else "pydantic"
        imports = (*imports, f"from {source} import {constructor}")
    line = f"    {name}: {annotation}" + (f" = {value}" if value else "")
    members = _commented_choices(parameter)
    if members:
        line = _with_members(name, annotation, members, value)
    elif len(line.partition("\n")[0]) > LINE_LENGTH:
        line = _over_several_lines(parameter, name, annotation, value)
    return ModelField(name, _with_comments(parameter, line), imports)


def _over_several_lines(parameter: InputParameter, name: str, annotation: str, value: str | None) -> str:
    """A field that is too long for one line, as black lays it out: the arguments first, then the choices."""
    head = f"    {name}: {annotation}"
    if value is None:
        return head
    call, _, arguments = value.partition("(")
    if "\n" not in value and call.isidentifier() and len(f"{head} = {call}(") <= LINE_LENGTH:
        inside = [arguments[:-1]]
        if len(inside[0]) + 8 > LINE_LENGTH:
            inside = _each_argument(value) or inside
        return "\n".join([f"{head} = {call}(", *(f"        {one}" for one in inside), "    )"])
    if not annotation.startswith("Literal["):
        return f"{head} = {value}"
    members = [", ".join(_choices(parameter))]
    if len(members[0]) + 8 > LINE_LENGTH:
        members = [f"{one}," for one in _choices(parameter)]
    return _with_members(name, annotation, members, value)


def _each_argument(value: str) -> list[str]:
    """The arguments of a call, each as a line, where there are several."""
    call = ast.parse(value, mode="eval").body
    assert isinstance(call, ast.Call)
    given: list[ast.expr | ast.keyword] = [*call.args, *call.keywords]
    parts = [ast.get_source_segment(value, one) for one in given]
    return [f"{one}," for one in parts] if len(parts) > 1 else []


def _with_members(name: str, annotation: str, members: list[str], value: str | None) -> str:
    """A field whose choices stand on lines of their own."""
    inside = "".join(f"        {one}\n" for one in members)
    optional = annotation[annotation.rindex("]") + 1 :]
    return f"    {name}: Literal[\n{inside}    ]{optional}" + (f" = {value}" if value else "")


def _commented_choices(parameter: InputParameter) -> list[str]:
    """The lines of a list of choices, where there are comments in it."""
    node = parameter.choices
    if not isinstance(node, (ast.List, ast.Tuple)) or not _choices(parameter) or parameter.declaration:
        return []
    text = parameter.module.source(node)
    if not text.startswith(("[", "(")) or not _comments_in(text) or not _are_written(parameter, node):
        return []
    lines = [line.strip() for line in text[1:-1].split("\n")]
    return [line for line in lines if line]


def _are_written(parameter: InputParameter, node: ast.List | ast.Tuple) -> bool:
    """Whether the choices are the elements of a display as they stand."""
    return tuple(parameter.module.source(one) for one in node.elts) == _choices(parameter)


def _choices(parameter: InputParameter) -> tuple[str, ...]:
    return literal_choices(parameter) or ()


def _annotation(parameter: InputParameter, values: Values) -> tuple[str, tuple[str, ...]]:
    type_ = parameter.type
    imports: tuple[str, ...] = ()
    text: str = "str" if type_.is_file else type_.source if type_.kind == "json" else type_.kind
    if type_.kind == "secret":
        text, imports = "SecretStr", ("from pydantic import SecretStr",)
    if _choices(parameter):
        text, imports = f"Literal[{', '.join(_choices(parameter))}]", ("from typing import Literal",)
    if type_.is_list:
        text = f"list[{text}]"
    optional = type_.is_optional or parameter.is_none_by_default
    if (optional or parameter.default_value in values.computed) and not text.endswith("Any"):
        text = f"{text} | None"
    return text, imports


def _value(parameter: InputParameter, constructor: str, values: Values) -> str | None:
    """What follows ``=``: the ``Input(...)`` as a ``Field(...)``, or a plain default."""
    default = parameter.default
    if parameter.call is None and default is not None and parameter.default_value is not None:
        if default in values.computed:
            return "None"
        return values.written(parameter, default) or shifted(parameter, default)
    arguments = field_arguments(parameter, values) if parameter.call is not None else ""
    if arguments:
        return f"{constructor}{arguments}"
    if constructor != "Field":
        return f"{constructor}()"
    return "None" if parameter.type.is_optional else None


def _with_comments(parameter: InputParameter, field: str) -> str:
    """The field with the comments around the parameter, and those of the arguments that it does not have."""
    above, behind, below = comments_around(parameter, field)
    if behind and "\n" not in field:
        field += f"  {behind}"
    elif behind:
        above.append(behind)
    return "\n".join([*(f"    {one}" for one in above), field, *(f"    {one}" for one in below)])


def comments_around(parameter: InputParameter, written: str) -> tuple[list[str], str, list[str]]:
    """The comments above, behind and below a parameter; above also those in it that ``written`` does not have."""
    lines = parameter.module.lines
    last = parameter.default or parameter.argument.annotation or parameter.argument
    end = last.end_lineno or last.lineno
    behind = re.fullmatch(r"\s*,?\s*(#.*)", lines[end - 1].encode()[last.end_col_offset or 0 :].decode())
    above = comments_above(lines, parameter.argument)
    above += [one for one in _comments_in(parameter.module.source(last)) if one not in _comments_in(written)]
    return above, behind.group(1) if behind else "", _comments_below(lines, end)


def comments_above(lines: Sequence[str], argument: ast.arg) -> list[str]:
    """Comment lines above a parameter that starts its line, and those behind ``self`` above the first one."""
    found: list[str] = []
    index = argument.lineno - 1
    if lines[index].encode()[: argument.col_offset].strip(b" \t*"):
        return found
    while index > 0 and (lines[index - 1].strip().startswith("#") or MARKER.match(lines[index - 1])):
        index -= 1
        comment = lines[index].strip().lstrip("*/, ")
        found[:0] = [comment] if comment else []
    while index > 0 and (start := START_OF_PARAMETERS.match(lines[index - 1])):
        index -= 1
        found[:0] = [start.group(1)] if start.group(1) else []
    return [one for one in found if not DIRECTIVE.match(one)]


def _comments_below(lines: list[str], end: int) -> list[str]:
    """Comment lines between the last parameter, which ends on a 1-based line, and the closing parenthesis."""
    found: list[str] = []
    for line in lines[end:]:
        if not line.strip().startswith("#"):
            return found if line.strip().startswith(")") else []
        found.append(line.strip())
    return []


def _comments_in(text: str) -> list[str]:
    """The comments of a piece of code."""
    if "#" not in text:
        return []
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(f"({text}\n)").readline))
    except (tokenize.TokenError, SyntaxError):
        return []
    return [token.string for token in tokens if token.type == tokenize.COMMENT]
