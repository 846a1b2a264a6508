"""Takes a predictor's method apart: its body becomes a private method with plain parameters, and the method that
answers hands its inputs on. For bodies that cannot be adapted in place: they read their parameters by name
(``locals()``), are called by other code of the class, or stand under a decorator that needs their signature.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...cog.inputs import InputParameter
from ...cog.predictor import Predictor, bases_in_file
from ...fixing.edits import (
    LINE_LENGTH,
    AddFunctions,
    AddImport,
    Edit,
    RemoveStatement,
    RenameFunction,
    ReplaceExpression,
    SetReturnType,
    SetSignature,
)
from ...source.module import Function, PythonModule, methods
from ...source.signatures import docstring_line, docstring_of, parameters_source
from ...source.walking import walk
from ..inputs.fields import comments_above, comments_around
from ..plan import AppPlan


def split_endpoint(plan: AppPlan) -> Iterator[Edit]:
    """The edits that move the endpoint's body into a private method, still in Cog's language."""
    predictor = plan.file.predictor
    assert predictor is not None
    function = predictor.endpoint
    yield RenameFunction(plan.path, plan.endpoint, plan.private_name)
    yield SetSignature(plan.path, plan.endpoint, plain_parameters(predictor))
    returns = plain_annotation(predictor)
    if returns:
        yield from returning_iterator(plan, plan.endpoint, returns)
    for mention in mentions_of_endpoint(predictor):
        source = plan.file.module.source(mention)
        owner = plan.file.module.source(mention.value)
        place = (mention.lineno, plan.file.module.character_column(mention))
        yield ReplaceExpression(plan.path, *place, source, f"{owner}.{plan.private_name}")
    for table in tables_of_defaults(predictor):
        yield from _reading_plain_defaults(plan, table)
    yield from without_docstring(plan)
    target = f"{_receiver(function)}.{plan.private_name}"
    code = handing_on(predictor, target, function)
    yield AddFunctions(plan.path, plan.class_name, function.name, code)


def without_docstring(plan: AppPlan) -> Iterator[Edit]:
    """Take the docstring from the method that becomes private: fal shows that of the endpoint at "/"."""
    assert plan.file.predictor is not None
    statement = docstring_of(plan.file.predictor.endpoint)
    if statement is not None:
        yield RemoveStatement(plan.path, statement.lineno, plan.file.module.character_column(statement))


def mentions_of_endpoint(predictor: Predictor) -> Iterator[ast.Attribute]:
    """Where methods of the class read ``self.predict`` (or ``Predictor.predict``), called or not."""
    names = {predictor.name}
    family = (predictor.node, *bases_in_file(predictor.module, predictor.node))
    for method in (one for cls in family for one in methods(cls)):
        arguments = [*method.args.posonlyargs, *method.args.args]
        names.update(one.arg for one in arguments[:1])
        for node in walk(method):
            if (
                isinstance(node, ast.Attribute)
                and node.attr == predictor.endpoint.name
                and isinstance(node.value, ast.Name)
                and node.value.id in names
                and isinstance(node.ctx, ast.Load)
            ):
                yield node


def tables_of_defaults(predictor: Predictor) -> Iterator[ast.DictComp]:
    """Where the class collects the defaults of its inputs, from the signature of the endpoint::

    {key: one.default.default for key, one in inspect.signature(predict).parameters.items() if hasattr(one.default, "default")}
    """
    name = predictor.endpoint.name
    for statement in predictor.node.body:
        for node in walk(statement):
            if isinstance(node, ast.DictComp) and len(node.generators) == 1:
                loop = node.generators[0]
                source = predictor.module.qualified(loop.iter.func) if isinstance(loop.iter, ast.Call) else ""
                one = ast.unparse(loop.target.elts[-1]) if isinstance(loop.target, ast.Tuple) else ""
                if (
                    not source
                    and ast.unparse(loop.iter) == f"inspect.signature({name}).parameters.items()"
                    and ast.unparse(node.value) == f"{one}.default.default"
                    and [ast.unparse(test) for test in loop.ifs] == [f"hasattr({one}.default, 'default')"]
                ):
                    yield node


def _reading_plain_defaults(plan: AppPlan, table: ast.DictComp) -> Iterator[Edit]:
    """The same table from the private method, whose defaults are the values themselves."""
    module = plan.file.module
    loop = table.generators[0]
    (test,) = loop.ifs
    source = module.source(table.value).removesuffix(".default")
    replaced = {
        table.value: source,
        test: f"{source} is not inspect.Parameter.empty",
        loop.iter: module.source(loop.iter).replace(
            f"({plan.endpoint.rpartition('.')[2]})", f"({plan.private_name})"
        ),
    }
    for node, code in replaced.items():
        place = (node.lineno, module.character_column(node))
        yield ReplaceExpression(plan.path, *place, module.source(node), code)


def handing_on(predictor: Predictor, target: str, function: Function) -> str:
    """A method with the signature of ``function``, inputs and all, that calls ``target`` with what it is given."""
    module = predictor.module
    is_async = isinstance(function, ast.AsyncFunctionDef)
    returns = f" -> {module.source(function.returns)}" if function.returns is not None else ""
    define = f"{'async ' if is_async else ''}def {function.name}"
    header = f"{define}({parameters_source(module, function)}){returns}:\n"
    header += docstring_line(module, function)
    call = _call(target, predictor)
    if not predictor.is_generator:
        call = f"await {call}" if is_async else call
        if "\n" in call:
            return f"{header}    output = {call}\n    return output\n"
        return f"{header}    return {call}\n"
    if is_async:
        return f"{header}    async for piece in {call}:\n        yield piece\n"
    return f"{header}    yield from {call}\n"


def _call(target: str, predictor: Predictor) -> str:
    positional = {one.arg for one in predictor.endpoint.args.posonlyargs}
    given = [one.name if one.name in positional else f"{one.name}={one.name}" for one in predictor.inputs]
    line = f"{target}({', '.join(given)})"
    if len(line) + len("        return Output(text=)") + len("input.") * len(given) <= LINE_LENGTH:
        return line
    return f"{target}(\n" + "".join(f"        {one},\n" for one in given) + "    )"


def plain_parameters(predictor: Predictor, with_comments: bool = False) -> str:
    """The parameters with plain defaults instead of ``Input(...)``, and their comments where no model gets them."""
    function = predictor.endpoint
    arguments = function.args
    inputs = {id(one.argument): one for one in predictor.inputs}
    positional = [*arguments.posonlyargs, *arguments.args]
    required = [
        i
        for i, one in enumerate(positional)
        if id(one) not in inputs or inputs[id(one)].default_value is None
    ]
    last = required[-1] if required else -1  # a parameter without default cannot follow one that has it
    written = [
        _plain(predictor.module, one, inputs.get(id(one)), with_default=index > last)
        for index, one in enumerate(positional)
    ]
    if arguments.posonlyargs:
        written.insert(len(arguments.posonlyargs), "/")
    if arguments.vararg:
        written.append(f"*{_plain(predictor.module, arguments.vararg, None)}")
    elif arguments.kwonlyargs:
        written.append("*")
    written += [_plain(predictor.module, one, inputs.get(id(one))) for one in arguments.kwonlyargs]
    if arguments.kwarg:
        written.append(f"**{_plain(predictor.module, arguments.kwarg, None)}")
    line = ", ".join(written)
    lines = _commented(predictor, written) if with_comments else [f"{one}," for one in written]
    if lines == [f"{one}," for one in written] and len(line) + len(function.name) + 20 <= LINE_LENGTH:
        return line
    return "\n" + "".join(f"    {one}\n" for one in lines)


def _commented(predictor: Predictor, written: list[str]) -> list[str]:
    """The lines of parameters with the comments that stand around each."""
    inputs = {one.name: one for one in predictor.inputs}
    arguments = {one.arg: one for one in walk(predictor.endpoint.args) if isinstance(one, ast.arg)}
    lines: list[str] = []
    for one in written:
        name = one.lstrip("*").partition(":")[0].partition("=")[0].strip()
        above, behind, below = list[str](), "", list[str]()
        if name in inputs:
            above, behind, below = comments_around(inputs[name], one)
        elif name in arguments:
            above = comments_above(predictor.module.lines, arguments[name])
        lines += [*above, f"{one},  {behind}" if behind else f"{one},", *below]
    return lines


def _plain(
    module: PythonModule, argument: ast.arg, parameter: InputParameter | None, with_default: bool = True
) -> str:
    annotation = f": {module.source(argument.annotation)}" if argument.annotation else ""
    default = parameter.default_value if parameter and with_default else None
    if default is None or parameter is None:
        return f"{argument.arg}{annotation}"
    equals = " = " if annotation else "="
    return f"{argument.arg}{annotation}{equals}{parameter.default_source}"


def returning_iterator(plan: AppPlan, function: str, annotation: str) -> Iterator[Edit]:
    """Give a generator the return annotation, ``Iterator[...]`` or ``AsyncIterator[...]``."""
    code = plan.iterator_import(annotation.partition("[")[0])
    if code is not None:
        yield AddImport(plan.path, code)
    yield SetReturnType(plan.path, function, annotation)


def plain_annotation(predictor: Predictor) -> str | None:
    """The return annotation without cog's iterators; None where it can stay."""
    piece = predictor.piece_annotation
    returns = predictor.endpoint.returns
    if returns is None or not predictor.is_generator:
        return None
    name = "AsyncIterator" if isinstance(predictor.endpoint, ast.AsyncFunctionDef) else "Iterator"
    element = predictor.module.source(piece) if piece is not None else "str"
    return f"{name}[{element}]"


def _receiver(function: Function) -> str:
    return [*function.args.posonlyargs, *function.args.args][0].arg
