"""CF307 legacy-input-decorator."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.inputs import InputParameter, read_inputs
from ...cog.legacy_inputs import KEYWORDS, LegacyInput, is_none, read_legacy_inputs
from ...cog.names import INPUT
from ...cog.predictor import Predictor
from ...cog.types import read_type
from ...conversion.plan import AppPlan
from ...conversion.preparation.legacy_signature import LegacySignature
from ...findings import Finding
from ...fixing.edits import AddImport, BindFirst, Edit, RemoveDecorator, SetSignature
from ...project.project import PythonFile
from ...source.module import PythonModule
from ..outputs.untold_output import annotated, missing_annotation
from ..rule import Group, Rule

TYPES = frozenset({"str", "int", "float", "bool", "path", "file"})
ITERATORS = frozenset({"typing.Iterator", "collections.abc.Iterator"})


class LegacyInputDecorator(Rule):
    """``@cog.input(...)`` above ``predict`` is what a parameter with ``Input(...)`` is since 2022."""

    code = "CF307"
    name = "legacy-input-decorator"
    summary = "an input is declared by a decorator, as in 2021"
    group = Group.APP
    prepares = True

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Each decorator above the method that answers; elsewhere the first one, which is left."""
        for _, function in file.module.outer_functions():
            inputs = read_legacy_inputs(file.module, function)
            if file.predictor is not None and function is file.predictor.endpoint:
                yield from self._of_predictor(file, file.predictor, inputs)
            elif inputs:
                message = f"`@cog.input(...)` above `{function.name}`, which is no predictor of this project, is left"
                yield self.at(file.path, inputs[0].decorator, message, manual=True, blocks=file.is_app_file)

    def _of_predictor(
        self, file: PythonFile, predictor: Predictor, inputs: tuple[LegacyInput, ...]
    ) -> Iterator[Finding]:
        for index, one in enumerate(inputs):
            why = _why_not(predictor, one, inputs[:index])
            message = (
                f"`@cog.input(...)` is the way of 2021: declare `{one.name}` as a parameter with Input(...)"
            )
            if why:
                message = f"`@cog.input(...)` is the way of 2021, and this one is not converted: {why}"
            yield self.at(file.path, one.decorator, message, one, manual=bool(why), blocks=bool(why))
        for parameter in undeclared(predictor, inputs) if inputs else ():
            if not _is_literal(parameter.default) or _is_called(predictor):
                message = (
                    f"`{parameter.name}` has no `@cog.input(...)`: no request can set it; "
                    "declare it, or assign its value in the body"
                )
                yield self.at(file.path, parameter.argument, message, manual=True, blocks=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Write the inputs as parameters, in the order of the decorators, and what is returned, as today's Cog asks."""
        predictor, one = plan.file.predictor, finding.subject
        assert predictor is not None and isinstance(one, LegacyInput)
        module, function = predictor.module, predictor.endpoint
        inputs = read_legacy_inputs(module, function)
        constructor, imports = _name(module, INPUT, "cog", "Input")
        signature = LegacySignature(module, function, inputs, constructor)
        yield from (AddImport(plan.path, code) for code in imports)
        yield SetSignature(plan.path, plan.endpoint, signature.parameters)
        source = module.source(one.decorator)
        yield RemoveDecorator(plan.path, plan.endpoint, source, signature.taken_comments)
        for order, parameter in enumerate(undeclared(predictor, inputs)):
            assert parameter.default is not None
            code = f"{parameter.name} = {module.source(parameter.default)}"
            yield BindFirst(plan.path, plan.endpoint, code, order)
        annotation = missing_annotation(predictor)
        if annotation:
            yield from annotated(plan, annotation)


def undeclared(predictor: Predictor, inputs: tuple[LegacyInput, ...]) -> list[InputParameter]:
    """The parameters that no decorator declares: they have their default in every request."""
    names = {one.name for one in inputs}
    parameters = read_inputs(predictor.module, predictor.endpoint)
    return [parameter for parameter in parameters if parameter.name not in names]


def _why_not(predictor: Predictor, one: LegacyInput, above: tuple[LegacyInput, ...]) -> str:
    """Why a decorator cannot be written as a parameter; empty where it can."""
    module, call = predictor.module, one.decorator
    if predictor.is_inherited:
        return "it stands in a base class: give the predictor a method of its own"
    if any(isinstance(arg, ast.Starred) for arg in call.args) or any(k.arg is None for k in call.keywords):
        return "it hides its arguments behind a `*`: write them out"
    unknown = [keyword.arg for keyword in call.keywords if keyword.arg not in KEYWORDS]
    if unknown:
        return f"it knows no argument `{unknown[0]}`"
    if not one.name:
        return "its first argument is not the name of a parameter, as a literal text"
    if one.name in [other.name for other in above]:
        return f"`{one.name}` is declared twice, which Cog refuses"
    if one.type is None:
        return f"`{one.name}` has no type=, which Cog refuses"
    kind = read_type(module, one.type)
    if kind.kind not in TYPES or kind.is_list or kind.is_optional:
        return f"the type {module.source(one.type)} is none of str, int, float, bool and Path"
    if kind.is_file and one.default is not None and not is_none(one.default):
        return f"`{one.name}` is a file with a default, which Cog refuses"
    return _why_not_parameter(predictor, one)


def _why_not_parameter(predictor: Predictor, one: LegacyInput) -> str:
    """Why the signature does not take what the decorator declares."""
    parameters = {
        parameter.name: parameter for parameter in read_inputs(predictor.module, predictor.endpoint)
    }
    name = predictor.endpoint.name
    if one.name not in parameters:
        if predictor.endpoint.args.kwarg is not None:
            return f"`{name}` takes it in `**{predictor.endpoint.args.kwarg.arg}`: name each input in the signature"
        return f"`{name}` has no parameter `{one.name}`, so that every request fails on Cog too"
    own = parameters[one.name].default
    if (
        own is not None
        and _is_called(predictor)
        and not (one.default and ast.dump(own) == ast.dump(one.default))
    ):
        return f"`{name}` is called in this file too, with another default of `{one.name}`: write the same one twice"
    return ""


def _is_called(predictor: Predictor) -> bool:
    """Whether the file calls something by the name of the method that answers."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == predictor.endpoint.name
        for node in predictor.module.nodes
    )


def _is_literal(node: ast.expr | None) -> bool:
    """Whether an expression is a value that is the same whenever it is computed."""
    return isinstance(node, ast.Constant) or (isinstance(node, ast.UnaryOp) and _is_literal(node.operand))


def _name(module: PythonModule, meant: frozenset[str], package: str, name: str) -> tuple[str, list[str]]:
    """What a file calls one of the classes ``meant``, and the imports for it where it has none of them yet."""
    imports = module.top_level_imports
    names = [bound for bound, one in imports.items() if one.qualified in meant]
    packages = [bound for bound, one in imports.items() if f"{one.qualified}.{name}" in meant]
    if names or packages:
        return names[0] if names else f"{packages[0]}.{name}", []
    if name not in module.bound_names:
        return name, [f"from {package} import {name}"]
    alias = f"{package.title()}{name}"
    return alias, [f"from {package} import {name} as {alias}"]
