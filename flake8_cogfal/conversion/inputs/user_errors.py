"""Exceptions that tell the caller of an endpoint which input is wrong."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator
from dataclasses import dataclass

from ...project.project import PythonFile
from ...source.module import Function, PythonModule, methods
from ...source.walking import walk

EXCEPTIONS = frozenset({"ValueError", "Exception"})
DOWNLOAD = "fal.toolkit.download_file"
MODULES = frozenset({"os", "pathlib", "re", "math", "string", "urllib", "mimetypes"})
"""Modules whose functions only look at what they are given."""


@dataclass(frozen=True)
class UserError:
    """An exception that is raised because of one input, which is ``field`` of the model (or a parameter, on Cog)."""

    exception: ast.Call
    field: str


def user_errors(file: PythonFile) -> Iterator[UserError]:
    """The exceptions of the methods that answer, in order."""
    if not any(f"raise {name}" in file.module.text for name in EXCEPTIONS):
        return
    found = [error for one in _readers(file) for error in one.errors(one.function.body, [])]
    yield from sorted(found, key=lambda error: (error.exception.lineno, error.exception.col_offset))


def _readers(file: PythonFile) -> Iterator[_Reader]:
    """The methods that answer, and those that they hand their model, or its fields, on to."""
    module, predictor, app = file.module, file.predictor, file.app
    if predictor is not None:
        names = {one.name: one.name for one in predictor.inputs}
        answering = [_Reader(module, predictor.endpoint, "", names)]
        yield from [*answering, *_helpers(module, predictor.node, answering, frozenset())]
    elif app is not None:
        models = [(one, model) for one in app.endpoints if (model := _model_of(module, one))]
        answering = [_Reader(module, one, model.arg, {}) for one, model in models]
        types = frozenset(module.source(model.annotation) for _, model in models if model.annotation)
        yield from [*answering, *_helpers(module, app.node, answering, types)]


def _helpers(
    module: PythonModule, owner: ast.ClassDef, answering: list[_Reader], types: frozenset[str]
) -> Iterator[_Reader]:
    """The methods that take a model of these types, or what others are called with."""
    for method in methods(owner):
        if any(method is one.function for one in answering):
            continue
        model = _model_of(module, method)
        if model is not None and model.annotation is not None and module.source(model.annotation) in types:
            yield _Reader(module, method, model.arg, {})
            continue
        fields: dict[str, str] = {}
        for reader in answering:
            fields |= reader.handed_on(method)
        if fields:
            yield _Reader(module, method, "", fields)


def _model_of(module: PythonModule, function: Function) -> ast.arg | None:
    """The parameter that is the body of a request: the only one whose type is a class of this file."""
    parameters = [*function.args.posonlyargs, *function.args.args][1:]
    found = [
        one
        for one in parameters
        if isinstance(one.annotation, ast.Name) and one.annotation.id in module.classes
    ]
    return found[0] if len(found) == 1 else None


class _Reader:
    """Reads one method. ``parameter`` is its model; ``names`` are local names that stand for a field.

    A local stands for a field up to the line where it is given another value.
    """

    def __init__(
        self, module: PythonModule, function: Function, parameter: str, names: dict[str, str]
    ) -> None:
        self.module = module
        self.function = function
        self.parameter = parameter
        self.given = names
        self.names = names
        self.ends: dict[str, int] = {}
        aliases = self._aliases(function)
        self.names = {name: field for name, (field, _) in aliases.items()} | names
        self.ends = {name: end for name, (_, end) in aliases.items() if name not in names}

    def _aliases(self, function: Function) -> dict[str, tuple[str, int]]:
        """Locals whose first value comes from one field (``prompt = input.prompt.strip()``), and where that ends."""
        stores: dict[str, list[int]] = {}
        for node in walk(function):
            if isinstance(node, ast.Name) and not _loads(node):
                stores.setdefault(node.id, []).append(node.lineno)
        found: dict[str, tuple[str, int]] = {}
        for node in walk(function):
            target = node.targets[0] if isinstance(node, ast.Assign) else None
            if not (isinstance(node, ast.Assign) and isinstance(target, ast.Name)):
                continue
            lines = sorted(stores[target.id])
            fields = self._mentioned(node.value)
            if len(fields) == 1 and target.lineno == lines[0] and self._stands_for_input(node.value):
                end = lines[1] if len(lines) > 1 else (function.end_lineno or 0) + 1
                found[target.id] = (fields.pop(), end)
        return found

    def _mentioned(self, expression: ast.AST) -> set[str]:
        """The fields that an expression reads."""
        attributes = {
            node.attr
            for node in walk(expression)
            if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == self.parameter
        }
        names = {
            node.id
            for node in walk(expression)
            if isinstance(node, ast.Name) and node.lineno < self.ends.get(node.id, node.lineno + 1)
        }
        return attributes | {self.names[name] for name in names if name in self.names}

    def handed_on(self, method: Function) -> dict[str, str]:
        """What a method's parameters stand for where it is called: ``self._predict(input.text, seed=input.seed)``.

        Calls whose exceptions are caught do not count.
        """
        caught = {
            id(node)
            for block in walk(self.function)
            if isinstance(block, ast.Try) and block.handlers
            for statement in block.body
            for node in walk(statement)
        }
        parameters = [one.arg for one in (*method.args.posonlyargs, *method.args.args)][1:]
        found: dict[str, str] = {}
        for call in walk(self.function):
            if not isinstance(call, ast.Call) or id(call) in caught:
                continue
            if self.module.qualified(call.func) != f"self.{method.name}":
                continue
            named = [(one.arg, one.value) for one in call.keywords]
            for name, value in [*zip(parameters, call.args, strict=False), *named]:
                if name and isinstance(value, ast.Name) and value.id in self.given:
                    found[name] = self.given[value.id]
                elif name and isinstance(value, ast.Attribute) and ast.unparse(value.value) == self.parameter:
                    found[name] = value.attr
        return found

    def errors(self, statements: list[ast.stmt], tests: list[ast.expr]) -> Iterator[UserError]:
        """The user errors in a block that runs under some conditions."""
        for statement in statements:
            if isinstance(statement, ast.If):
                yield from self.errors(statement.body, [statement.test])
                is_chain = len(statement.orelse) == 1 and isinstance(statement.orelse[0], ast.If)
                yield from self._otherwise(statement.orelse, [statement.test], is_chain)
            elif isinstance(statement, (ast.With, ast.AsyncWith)):
                yield from self.errors(statement.body, tests)
            elif isinstance(statement, ast.Raise) and tests:
                exception = statement.exc
                field = self._field(tests)
                if field and isinstance(exception, ast.Call) and self._is_plain(exception):
                    yield UserError(exception, field)

    def _otherwise(
        self, statements: list[ast.stmt], tests: list[ast.expr], is_chain: bool
    ) -> Iterator[UserError]:
        """``else`` says no to every condition before it; ``elif`` has one of its own."""
        if not is_chain:
            yield from self.errors(statements, tests)
            return
        (following,) = statements
        assert isinstance(following, ast.If)
        yield from self.errors(following.body, [following.test])
        further = len(following.orelse) == 1 and isinstance(following.orelse[0], ast.If)
        yield from self._otherwise(following.orelse, [*tests, following.test], further)

    def _is_plain(self, exception: ast.Call) -> bool:
        return (
            self.module.qualified(exception.func) in EXCEPTIONS
            and len(exception.args) == 1
            and not exception.keywords
            and not isinstance(exception.args[0], ast.Starred)
        )

    def _field(self, tests: list[ast.expr]) -> str:
        """The one field that the conditions are about; empty where they are about more, or something else."""
        fields = set().union(*(self._mentioned(test) for test in tests))
        if len(fields) != 1 or not all(self._is_about_inputs(test) for test in tests):
            return ""
        return str(fields.pop())

    def _stands_for_input(self, value: ast.expr) -> bool:
        """Whether a value is the input itself: its file, or what can be seen of it without a model."""
        calls = [node for node in walk(value) if isinstance(node, ast.Call)]
        is_download = any(self.module.qualified(call.func) == DOWNLOAD for call in calls)
        return is_download or self._is_about_inputs(value)

    def _is_about_inputs(self, test: ast.expr) -> bool:
        """Whether nothing but inputs, constants and limits decides."""
        for node in walk(test):
            if isinstance(node, ast.Name) and _loads(node) and not self._is_known(node):
                return False
            if isinstance(node, ast.Call) and not self._looks_only(node):
                return False
        return True

    def _is_known(self, node: ast.Name) -> bool:
        name = node.id
        constants = name in self.module.bound_names and name not in self.module.functions and name.isupper()
        imported = name in self.module.top_level_imports
        is_field = name in (self.parameter, "self") or bool(self._mentioned(node))
        return is_field or constants or imported or (hasattr(builtins, name) and name not in self.ends)

    def _looks_only(self, call: ast.Call) -> bool:
        """``len(x)``, ``x.lower()``, ``os.path.exists(x)``: no work of a model."""
        name = self.module.qualified(call.func) or ""
        if name.partition(".")[0] in MODULES or (isinstance(call.func, ast.Name) and hasattr(builtins, name)):
            return True
        return isinstance(call.func, ast.Attribute) and bool(self._mentioned(call.func.value))


def _loads(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Load)
