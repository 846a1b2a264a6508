"""Inputs that would be a field which pydantic refuses, or which means something else than the parameter did."""

from __future__ import annotations

import ast
import re

from ...cog.inputs import InputParameter
from ...placement.statements import names_bound, names_read
from ...source.constants import NotConstant, constant_value, is_constant
from ...source.walking import walk

# A field of such a name does not load, or reads something else (found by serving a model with each name of BaseModel).
KEPT_BY_PYDANTIC = frozenset(
    {
        "model_config", "model_dump", "model_dump_json", "model_extra", "model_fields_set", "model_validate",
        "model_validate_json", "model_validate_strings",
    }
)  # fmt: skip

# pydantic 2 hands patterns to Rust's regex, which has no look-around, no references to groups and no conditions.
# An escaped character is matched too, so that the parenthesis in `\(?=` is not taken for the beginning of a group.
UNKNOWN_TO_RUST = re.compile(r"\\(?:[1-9Z]|(?P<escaped>.))|\(\?(?:[=!(>]|<[=!]|P=)", re.DOTALL)


def why_unusable(parameter: InputParameter, inputs: tuple[InputParameter, ...]) -> str:
    """Why the field of an input, among all inputs of the predictor, cannot be used; empty where it can."""
    if parameter.name in KEPT_BY_PYDANTIC and not parameter.type.is_file:
        return "pydantic keeps this name to itself: rename it"
    if parameter.name.startswith("_") and parameter.name.lstrip("_") in {one.name for one in inputs}:
        return "without the underscore, which pydantic does not take, it is another input: rename it"
    if _has_unknown_pattern(parameter):
        return (
            "pydantic's patterns have no look-around and no references to groups: check the value in the body"
        )
    attribute = _unknown_attribute(parameter)
    if attribute:
        return f"it reads `{attribute}` of the class, which a model above it cannot: write the value out"
    earlier = {one.name for one in inputs[: parameter.order]}
    hidden = sorted(_names_in_value(parameter) & earlier)
    if hidden:
        return f"its arguments read `{hidden[0]}`, which is an input too: rename the constant"
    if parameter.default is not None:
        earlier.add(
            parameter.name
        )  # Python evaluates the annotation last, when the name is the field already
    hidden = sorted(_names_in_annotation(parameter) & earlier)
    return f"its field reads `{hidden[0]}`, which is an input too: rename the input" if hidden else ""


def _has_unknown_pattern(parameter: InputParameter) -> bool:
    """Whether ``regex=`` is known to be one that pydantic refuses when the app is loaded."""
    if "regex" not in parameter.arguments:
        return False
    try:
        pattern = constant_value(parameter.module, parameter.arguments["regex"])
    except NotConstant:
        return False
    return isinstance(pattern, str) and any(
        not match["escaped"] for match in UNKNOWN_TO_RUST.finditer(pattern)
    )


def names_of_class(parameter: InputParameter) -> frozenset[str]:
    """The names that the body of the class gives to the defaults of its methods."""
    body = parameter.owner.node.body if parameter.owner else []
    return frozenset(name for statement in body for name in names_bound(statement))


def _unknown_attribute(parameter: InputParameter) -> str:
    """A name of the class that an argument reads, where the value of the argument cannot be told."""
    own = names_of_class(parameter)
    if parameter.default is None or parameter.declaration is not None or not own:
        return ""
    values = parameter.arguments.values() if parameter.call else [parameter.default]
    for value in values:
        names = sorted(names_read(value) & own)
        if names and (
            names[0] in parameter.module.top_level_bindings or not is_constant(parameter.module, value)
        ):
            return names[0]
    return ""


def _names_in_value(parameter: InputParameter) -> set[str]:
    """The names that the field's value reads."""
    kept = [value for name, value in parameter.arguments.items() if name != "choices"]
    names = {node.id for value in kept for node in walk(value) if isinstance(node, ast.Name)}
    return names | {"Field"} if parameter.call else names


def _names_in_annotation(parameter: InputParameter) -> set[str]:
    """The names that the field's annotation reads, or may."""
    type_ = parameter.type
    names = set(re.findall(r"\w+", type_.source)) | {"str" if type_.is_file else type_.kind}
    if parameter.choices is not None:
        names.add("Literal")
    return names | {"list"} if type_.is_list else names
