"""CF203 setup-weights-argument."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.weights import ARGUMENT, FOLDER, VARIABLE, Weights, read_weights, with_defaults
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import AddImport, BindFirst, Edit, SetSignature
from ...project.project import PythonFile
from ...source.module import Function, PythonModule, methods
from ..rule import Group, Rule


class SetupArgument(Rule):
    """``setup(self, weights)``. Parameters with a default value are none of this rule's business: they stay."""

    code = "CF203"
    name = "setup-weights-argument"
    summary = "setup takes an argument; fal calls it without"
    group = Group.APP
    prepares = True

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """``weights``, and parameters of setup that have no default value."""
        weights = read_weights(file.predictor) if file.predictor else None
        if weights is not None:
            why = why_not(file, weights)
            message = (
                f"`setup` takes `{ARGUMENT}`: fal calls it without arguments; read {VARIABLE} in it, and set that with "
                f"`fal secrets set`"
            )
            if why:
                message += f" ({why})"
            yield self.at(file.path, weights.argument, message, weights, manual=bool(why), blocks=bool(why))
        setup = _setup(file)
        for argument, default in with_defaults(setup) if setup else ():
            if default is None and (weights is None or argument is not weights.argument):
                message = (
                    f"`setup` takes `{argument.arg}`: fal calls it without arguments; give it a default value"
                )
                blocks = file.predictor is not None
                yield self.at(file.path, argument, message, manual=True, blocks=blocks)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Drop the argument, and read the variable before anything else."""
        weights = finding.subject
        assert isinstance(weights, Weights) and weights.predictor.setup is not None
        yield SetSignature(
            plan.path,
            plan.setup,
            _parameters_without(plan.file.module, weights.predictor.setup, weights.argument),
        )
        if not weights.is_read:
            return
        yield AddImport(plan.path, "import os")
        yield BindFirst(plan.path, plan.setup, f"{ARGUMENT} = {_value(weights)}", 0)
        if weights.is_used_as_path:
            yield AddImport(plan.path, "from fal.toolkit import download_model_weights")
            code = f"{ARGUMENT} = download_model_weights({ARGUMENT}) if {ARGUMENT} else None"
            yield BindFirst(plan.path, plan.setup, code, 1)


def why_not(file: PythonFile, weights: Weights) -> str:
    """Why the argument cannot be a local variable; empty where it can."""
    if weights.is_open_file:
        return "as a File it is an open file: take a Path or str"
    tree = file.project.tree
    if weights.expects_folder and (tree.exists(FOLDER) or tree.holds_files(FOLDER)):
        return f"without {VARIABLE} it is the project's own `{FOLDER}`: name that in the code"
    for node in file.module.nodes:
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "setup"
            and (node.args or node.keywords)
        ):
            return f"line {node.lineno} passes something to `setup`: do that in a method of its own"
    return ""


def _setup(file: PythonFile) -> Function | None:
    if file.predictor is not None:
        return file.predictor.setup
    return next((one for one in methods(file.app.node) if one.name == "setup"), None) if file.app else None


def _value(weights: Weights) -> str:
    """What Cog would pass: None where the variable is not set, or the default value that the code asks for."""
    default = weights.default
    if default is not None and not (isinstance(default, ast.Constant) and default.value is None):
        return f'os.environ.get("{VARIABLE}", {ast.unparse(default)})'.replace("''", '""')
    value = f'os.environ.get("{VARIABLE}")'
    return f"{value} or None" if weights.is_compared_with_none and not weights.is_used_as_path else value


def _parameters_without(module: PythonModule, function: Function, argument: ast.arg) -> str:
    """The parameters of a method but one, as written in its signature."""
    arguments = function.args
    defaults = {id(one): default for one, default in with_defaults(function)}

    def written(parameters: list[ast.arg]) -> list[str]:
        return [_written(module, one, defaults.get(id(one))) for one in parameters if one is not argument]

    positional, named = written(arguments.posonlyargs), written(arguments.kwonlyargs)
    rest = [f"*{module.source(arguments.vararg)}"] if arguments.vararg else ["*"] if named else []
    last = [f"**{module.source(arguments.kwarg)}"] if arguments.kwarg else []
    return ", ".join(
        [*positional, *(["/"] if positional else []), *written(arguments.args), *rest, *named, *last]
    )


def _written(module: PythonModule, parameter: ast.arg, default: ast.expr | None) -> str:
    source = module.source(parameter)
    if default is None:
        return source
    return f"{source}{' = ' if parameter.annotation else '='}{module.source(default)}"
