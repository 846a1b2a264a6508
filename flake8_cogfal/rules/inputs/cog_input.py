"""CF301 cog-input, CF302 implicit-optional, CF303 cog-choices."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.choices import literal_choices
from ...cog.declarations import is_input
from ...cog.inputs import KEYWORDS, NUMERIC, POSITIONAL, InputParameter
from ...conversion.inputs.arguments import Values
from ...conversion.inputs.body import check_choices, compute_default, read_field
from ...conversion.inputs.fields import render_field
from ...conversion.inputs.unusable import names_of_class, why_unusable
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import AddDefinition, AddImport, Edit, SetSignature
from ...project.project import PythonFile
from ...source.constants import is_constant
from ...source.walking import walk
from ..rule import Group, Rule
from .misspelt_argument import misspelt


class CogInput(Rule):
    """fal reads a request body into one pydantic model; a bare parameter would be a query parameter."""

    code = "CF301"
    name = "cog-input"
    summary = "an input is a parameter of predict; on fal it is a field of one pydantic model"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Every parameter that is not a file, a secret or an old-style input."""
        for parameter in inputs_of(file):
            if parameter.type.is_file or parameter.type.kind == "secret":
                continue
            why = why_not(parameter) or why_unusable(parameter, inputs_of(file))
            name = parameter.name
            message = f"`{name}` must be a field of the endpoint's input model: as a parameter, fal reads it from the query"
            if why:
                message = f"`{name}`: {why}"
            yield self.at(
                file.path, parameter.argument, message, parameter, manual=bool(why), blocks=bool(why)
            )

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Make it a field with the same type, bounds, default and description."""
        parameter = finding.subject
        assert isinstance(parameter, InputParameter)
        field = plan.field_name(parameter)
        yield from add_field(parameter, plan)
        yield from check_choices(parameter, field, plan)
        default = parameter.default_value
        if default is not None and default in plan.file.computed:
            yield compute_default(parameter, field, default, plan)
        else:
            yield from read_field(parameter, field, plan)


class ImplicitOptional(Rule):
    """``x: int = Input(default=None)`` is None by default; pydantic wants to be told."""

    code = "CF302"
    name = "implicit-optional"
    summary = "an input is None by default although its type does not say so"
    group = Group.APP
    fixed_with = "CF301"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Defaults of None on types without None."""
        for parameter in inputs_of(file):
            if parameter.is_implicitly_optional and parameter.default is not None:
                source = (
                    file.module.source(parameter.argument.annotation) if parameter.argument.annotation else ""
                )
                message = (
                    f"`{parameter.name}: {source}` is None by default: the field must say `{source} | None`"
                )
                yield self.at(file.path, parameter.default, message, parameter)


class CogChoices(Rule):
    """Choices are a Literal type in pydantic."""

    code = "CF303"
    name = "cog-choices"
    summary = "choices= of an input; pydantic says it with Literal"
    group = Group.APP
    fixed_with = "CF301"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Literal choices."""
        for parameter in inputs_of(file):
            if parameter.choices is not None and literal_choices(parameter):
                message = f"`choices=` of `{parameter.name}` becomes a `Literal[...]` type, which fal shows as a list"
                yield self.at(file.path, parameter.choices, message, parameter)


def inputs_of(file: PythonFile) -> tuple[InputParameter, ...]:
    """The inputs of the file's predictor."""
    return file.predictor.inputs if file.predictor else ()


def why_not(parameter: InputParameter) -> str:
    """Why an input cannot be a field yet; empty where it can."""
    type_ = parameter.type
    if not type_.source:
        return "it has no type: annotate it, Cog and fal publish it"
    if type_.kind == "other":
        return f"the type {type_.source} is none that Cog publishes and pydantic reads alike: annotate it with a plain one"
    if parameter.call is not None:
        if any(keyword.arg is None for keyword in parameter.call.keywords):
            return "Input(**...) hides its arguments: write them out"
        known = {*KEYWORDS, *(keyword.arg for keyword in misspelt(parameter))}
        unknown = [keyword.arg for keyword in parameter.call.keywords if keyword.arg not in known]
        if unknown:
            return f"Input() knows no argument `{unknown[0]}`"
        if len(parameter.call.args) > len(POSITIONAL) or any(
            isinstance(one, ast.Starred) for one in parameter.call.args
        ):
            return "give the arguments of Input() by keyword"
        if type_.is_list and any(name in NUMERIC for name in parameter.arguments):
            return "its bounds are those of the elements of a list: check them in the body"
    elif parameter.default is not None and hides_an_input(parameter):
        return f"its default is made by `{parameter.module.source(parameter.default)}`: write the Input(...) out here"
    if not parameter.name.strip("_"):
        return "pydantic has no fields that start with an underscore: rename it"
    if not parameter.module.source(parameter.argument).startswith(parameter.name):
        return "its name is written in letters that Python reads as others: rename it"
    return ""


def hides_an_input(parameter: InputParameter) -> bool:
    """Whether a default may be an ``Input(...)`` that is declared in a way that cannot be read."""
    module, default = parameter.module, parameter.default
    function = default.func if isinstance(default, ast.Call) else default
    while isinstance(function, ast.Attribute):
        function = function.value
    if not isinstance(function, ast.Name) or is_constant(module, default or function):
        return False
    imported = module.top_level_imports.get(function.id)
    if imported is not None:
        return (module.neighbour(imported) or module.submodule(imported)) is not None
    statements = module.top_level_bindings.get(function.id, ())
    parts = (part for statement in statements for part in walk(statement))
    return any(isinstance(part, ast.expr) and is_input(module, part) for part in parts)


def add_field(parameter: InputParameter, plan: AppPlan) -> Iterator[Edit]:
    """The edits that put the input into the model, and the model into the signature."""
    assert plan.file.predictor is not None
    placement = plan.file.placement
    in_body = set(plan.file.computed)  # what the endpoint adds where the request leaves it out
    if parameter.type.is_file and parameter.default_path is not None and parameter.default_value is not None:
        in_body.add(parameter.default_value)
    absent = placement.absent_names if placement else frozenset[str]()
    absent |= names_of_class(parameter)
    values = Values(absent, frozenset(in_body), plan.file.unknown_descriptions)
    field = render_field(parameter, plan.field_name(parameter), plan.options.keep_input_names, values)
    header = f"class {plan.input_model}(BaseModel):"
    yield AddImport(plan.path, "from pydantic import BaseModel")
    for code in field.imports:
        yield AddImport(plan.path, code)
    yield AddDefinition(plan.path, plan.class_name, header, field.source, parameter.order)
    arguments = plan.file.predictor.endpoint.args
    first = [*arguments.posonlyargs, *arguments.args][0].arg
    yield SetSignature(plan.path, plan.endpoint, f"{first}, {plan.parameter}: {plan.input_model}")
