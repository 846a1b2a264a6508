"""The inputs that Cog publishes for a predictor, read from its source: nothing of it runs.

What Cog writes is that of 0.16, the last generation that writes it with pydantic; earlier ones refuse some of it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from typing import Any

from ..cog.choices import literal_choices
from ..cog.inputs import NUMERIC, TEXTUAL, InputParameter
from ..cog.names import ANY_PATH
from ..cog.predictor import Predictor
from ..cog.types import DICTS, LISTS, LITERAL, OPTIONAL, UNION, unquoted
from ..rules.inputs.cog_input import hides_an_input
from ..source.constants import NotConstant, constant_value, is_constant
from ..source.module import PythonModule
from .published import PublishedInput

TYPES = {
    "str": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
    "path": {"type": "string"},
    "file": {"type": "string"},
    "secret": {"type": "string"},
}
JSON_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}
KEYWORDS = {
    "ge": "minimum",
    "le": "maximum",
    "min_length": "minLength",
    "max_length": "maxLength",
    "regex": "pattern",
    "description": "description",
    "deprecated": "deprecated",
}
"""Arguments of ``Input`` and the keywords of JSON Schema that they become."""

LENGTHS_OF_LISTS = {"min_length": "minItems", "max_length": "maxItems"}
EVERYTHING = frozenset({*KEYWORDS.values(), *LENGTHS_OF_LISTS.values(), "default", "enum", "required"})


def inputs_of_predictor(predictor: Predictor) -> tuple[PublishedInput, ...]:
    """What Cog publishes for the inputs of a predictor, in their order."""
    arguments = predictor.endpoint.args
    first = [*arguments.posonlyargs, *arguments.args][:1]
    is_named_otherwise = bool(first) and first[0].arg != "self"
    return tuple(_published(one) for one in predictor.inputs[is_named_otherwise:])


def _published(parameter: InputParameter) -> PublishedInput:
    says: dict[str, Any] = _type(parameter)
    unknown: set[str] = set(EVERYTHING if _is_hidden(parameter) else ())
    for argument, keyword in KEYWORDS.items():
        node = parameter.arguments.get(argument)
        if node is not None and _applies(parameter, argument):
            keyword = LENGTHS_OF_LISTS.get(argument, keyword) if parameter.type.is_list else keyword
            _say(parameter, keyword, node, says, unknown)
    if not says.get("deprecated"):
        says.pop("deprecated", None)
    if parameter.choices is not None:
        choices = literal_choices(parameter)
        if choices is None:
            unknown.add("enum")
        else:
            says["enum"] = list(dict.fromkeys(ast.literal_eval(one) for one in choices))
    default = parameter.default_value
    if default is not None and not parameter.type.is_file:
        _say(parameter, "default", default, says, unknown)
    if parameter.type.is_file and isinstance(parameter.default_file, str):
        says["default"] = parameter.default_file
    if parameter.type.kind == "other":
        unknown |= {"type", "items", "anyOf", "enum"}
    may_be_null = parameter.type.is_optional or parameter.is_none_by_default
    says["required"] = default is None and not parameter.type.is_optional
    kind = parameter.type.kind
    return PublishedInput(
        parameter.name, says, parameter.type.is_file, kind == "secret", may_be_null, frozenset(unknown)
    )


def _is_hidden(parameter: InputParameter) -> bool:
    """Whether an ``Input(...)`` stands behind a call, or its arguments behind ``**``, that cannot be read."""
    if parameter.call is not None:
        return any(one.arg is None for one in parameter.call.keywords)
    default = parameter.default
    if isinstance(default, ast.Call) and parameter.module.qualified(default.func) not in ANY_PATH:
        return not is_constant(parameter.module, default)
    return default is not None and hides_an_input(parameter)


def _type(parameter: InputParameter) -> dict[str, Any]:
    kind = parameter.type.kind
    if kind in TYPES:
        found: dict[str, Any] = dict(TYPES[kind])
    elif kind == "json":
        found = json_type(parameter.module, ast.parse(parameter.type.source, mode="eval").body)
    else:
        found = {}
    return {"type": "array", "items": found} if parameter.type.is_list else found


def json_type(module: PythonModule, annotation: ast.expr) -> dict[str, Any]:
    """The schema of an annotation that pydantic and Cog read alike (kind ``json``)."""
    annotation = unquoted(annotation)
    if isinstance(annotation, ast.BinOp):
        return _any_of(json_type(module, one) for one in (annotation.left, annotation.right))
    if isinstance(annotation, ast.Subscript):
        container = module.qualified(annotation.value)
        inner = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
        if container in LITERAL:
            values = [one.value for one in inner if isinstance(one, ast.Constant)]
            kinds = {JSON_TYPES.get(type(one)) for one in values}
            return {"enum": values, **({"type": kinds.pop()} if len(kinds) == 1 else {})}
        if container in LISTS:
            return {"type": "array", "items": json_type(module, inner[0])}
        if container in UNION | OPTIONAL:
            return _any_of(json_type(module, one) for one in inner)
        return {"type": "object"}
    if isinstance(annotation, ast.Constant):
        return {"type": "null"}
    name = module.qualified(annotation)
    if name in DICTS:
        return {"type": "object"}
    if name in LISTS:
        return {"type": "array", "items": {}}
    return dict(TYPES.get(name or "", {}))


def _any_of(options: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """One of several, without null; unions in unions are one."""
    found: list[dict[str, Any]] = []
    for option in options:
        for one in option.get("anyOf", [option]):
            if one != {"type": "null"} and one not in found:
                found.append(one)
    return found[0] if len(found) == 1 else {"anyOf": found}


def _applies(parameter: InputParameter, argument: str) -> bool:
    """Whether Cog publishes an argument for this type: choices take the place of bounds, text has none, numbers no length."""
    if argument in NUMERIC:
        return parameter.type.kind in ("int", "float") and parameter.choices is None
    if argument in TEXTUAL:
        return parameter.type.kind == "str" and parameter.choices is None
    return True


def _say(
    parameter: InputParameter, keyword: str, node: ast.expr, says: dict[str, Any], unknown: set[str]
) -> None:
    """Add what an expression says, or that it is not known; None and an empty description say nothing."""
    try:
        value = constant_value(parameter.module, node, owner=parameter.owner)
    except NotConstant:
        unknown.add(keyword)
        return
    if value is not None and (value or keyword != "description"):
        says[keyword] = _as_json(value)


def _as_json(value: object) -> object:
    convert: Callable[[object], object] = _as_json
    if isinstance(value, dict):
        return {str(key): convert(one) for key, one in value.items()}
    return [convert(one) for one in value] if isinstance(value, (list, tuple)) else value
