"""Where an ``Input(...)`` is declared, when it does not stand in the signature.

A default may name it (``A = Input(...)``), take it from a class (``Inputs.steps``), or call what returns it
(``Inputs.steps(default=4)``, ``seed_helper.predict_seed()``), in the same file or in a module of the project.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..source.constants import NotConstant, constant_value, definition_of
from ..source.literals import literal
from ..source.module import Function, PythonModule, methods
from .names import INPUT


@dataclass(frozen=True)
class Definition:
    """A statement of a module's body that only declares inputs: a constant, a class, a function."""

    module: PythonModule
    statement: ast.stmt
    name: str


@dataclass(frozen=True)
class Declaration:
    """An ``Input(...)`` with its arguments by keyword, each as the source of a value for the file with the predictor.

    ``definition`` is None where the call itself stands in the signature.
    """

    arguments: dict[str, str]
    definition: Definition | None

    @property
    def source(self) -> str:
        """The call, as one would write it into the signature."""
        return f"Input({', '.join(f'{name}={value}' for name, value in self.arguments.items())})"


def is_input(module: PythonModule, node: ast.expr | None) -> bool:
    """Whether an expression is a call of ``cog.Input``."""
    return isinstance(node, ast.Call) and module.qualified(node.func) in INPUT


def find_declaration(
    module: PythonModule, default: ast.expr, positional: tuple[str, ...]
) -> Declaration | None:
    """The declaration that a default of ``predict`` leads to, or whose ``**arguments`` are written elsewhere.

    None where the default is no such thing, or a plain ``Input(...)``.
    """
    try:
        found = _Found.by(module, default)
        return _with_sources(module, found, positional) if found else None
    except NotConstant:
        return None


@dataclass(frozen=True)
class _Found:
    """A call of ``Input`` in its module; ``variables`` are what it may read beside the constants of that module."""

    module: PythonModule
    call: ast.Call
    definition: Definition | None = None
    variables: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def by(cls, module: PythonModule, node: ast.expr) -> _Found | None:
        if isinstance(node, ast.Call) and is_input(module, node):
            return cls(module, node) if any(one.arg is None for one in node.keywords) else None
        call = node if isinstance(node, ast.Call) else None
        owner, member = _owner_and_member(module, call.func if call else node)
        if owner is None:
            return None
        home, statement = owner
        name = getattr(statement, "name", member)
        if isinstance(statement, ast.ClassDef):
            return cls._in_class(module, call, Definition(home, statement, name), member)
        definition = Definition(home, statement, name)
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)) and call:
            return cls._returned(module, call, definition, statement)
        if isinstance(statement, (ast.Assign, ast.AnnAssign)) and call is None:
            return cls._assigned(definition, statement.value)
        return None

    @classmethod
    def _in_class(
        cls, module: PythonModule, call: ast.Call | None, definition: Definition, member: str
    ) -> _Found | None:
        node = definition.statement
        assert isinstance(node, ast.ClassDef)
        if call is not None:
            functions = [one for one in methods(node) if one.name == member]
            return cls._returned(module, call, definition, functions[0]) if len(functions) == 1 else None
        values = [
            statement.value
            for statement in node.body
            if isinstance(statement, (ast.Assign, ast.AnnAssign))
            for target in (statement.targets if isinstance(statement, ast.Assign) else [statement.target])
            if isinstance(target, ast.Name) and target.id == member
        ]
        return cls._assigned(definition, values[0]) if len(values) == 1 else None

    @classmethod
    def _assigned(cls, definition: Definition, value: ast.expr | None) -> _Found | None:
        if isinstance(value, ast.Call) and is_input(definition.module, value):
            return cls(definition.module, value, definition)
        return None

    @classmethod
    def _returned(
        cls, module: PythonModule, call: ast.Call, definition: Definition, function: Function
    ) -> _Found | None:
        """What a function returns, with the parameters given by a call."""
        body = [one for one in function.body if not isinstance(one, ast.Expr)]
        value = body[0].value if len(body) == 1 and isinstance(body[0], ast.Return) else None
        if not isinstance(value, ast.Call) or not is_input(definition.module, value):
            return None
        return cls(definition.module, value, definition, _bound(module, call, definition.module, function))


def _owner_and_member(
    module: PythonModule, node: ast.expr
) -> tuple[tuple[PythonModule, ast.stmt] | None, str]:
    """The class, function or assignment behind ``name``, ``Class.name``, ``module.name`` or ``module.Class.name``."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.insert(0, node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or len(parts) > 2:
        return None, ""
    name = node.id
    imported = module.top_level_imports.get(name)
    other = module.submodule(imported) if imported else None
    if other is not None and parts:
        module, name = other, parts.pop(0)
    if len(parts) > 1 or name not in module.top_level_bindings:
        return None, ""
    home, statement = definition_of(module, name)
    if isinstance(statement, ast.ClassDef) is not bool(parts):
        return None, ""
    return (home, statement), parts[0] if parts else name


def _bound(module: PythonModule, call: ast.Call, home: PythonModule, function: Function) -> dict[str, object]:
    """The parameters of a function as a call gives them. Raises NotConstant where they cannot be known."""
    arguments = function.args
    names = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    decorators = {home.qualified(one) for one in function.decorator_list}
    if decorators - {"staticmethod", "classmethod"} or arguments.vararg or arguments.kwarg:
        raise NotConstant
    if "classmethod" in decorators:
        names = names[1:]
    defaults = dict(zip(names[::-1], arguments.defaults[::-1], strict=False))
    for one, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        names.append(one.arg)
        if value is not None:
            defaults[one.arg] = value
    found = {name: constant_value(home, value) for name, value in defaults.items()}
    if len(call.args) > len(names) or any(isinstance(one, ast.Starred) for one in call.args):
        raise NotConstant
    given = dict(zip(names, call.args, strict=False))
    given |= {one.arg: one.value for one in call.keywords if one.arg is not None}
    if len(given) < len(call.args) + len(call.keywords) or not set(given) <= set(names):
        raise NotConstant
    found |= {name: constant_value(module, value) for name, value in given.items()}
    if set(found) != set(names):
        raise NotConstant
    return found


def _with_sources(module: PythonModule, found: _Found, positional: tuple[str, ...]) -> Declaration:
    """The arguments of a call as sources. Raises NotConstant for one that means nothing in the predictor's file."""
    if len(found.call.args) > len(positional):
        raise NotConstant
    given: dict[str, tuple[PythonModule, ast.expr]] = {
        name: (found.module, node) for name, node in zip(positional, found.call.args, strict=False)
    }
    for keyword in found.call.keywords:
        if keyword.arg is not None:
            given[keyword.arg] = found.module, keyword.value
        else:
            given.update(_unpacked(found.module, keyword.value))
    inside = found.definition is not None and isinstance(found.definition.statement, ast.ClassDef)
    sources: dict[str, str] = {}
    for name, (home, node) in given.items():
        if home is module and not found.variables and not inside:
            sources[name] = home.source(node)
        else:
            sources[name] = literal(constant_value(home, node, found.variables))
    return Declaration(sources, found.definition)


def _unpacked(module: PythonModule, node: ast.expr) -> dict[str, tuple[PythonModule, ast.expr]]:
    """The items of ``**NAME``, where it is a dict display with names as keys."""
    home = module
    if isinstance(node, ast.Name):
        home, statement = definition_of(module, node.id)
        if not isinstance(statement, (ast.Assign, ast.AnnAssign)) or statement.value is None:
            raise NotConstant
        node = statement.value
    if not isinstance(node, ast.Dict):
        raise NotConstant
    found = {}
    for key, value in zip(node.keys, node.values, strict=True):
        if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
            raise NotConstant
        found[key.value] = home, value
    return found
