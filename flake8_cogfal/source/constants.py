"""Values of expressions over literals and constants, computed without importing or running anything.

A constant is a name that the body of a file binds once, to an expression that can be computed, and whose value nothing
in that file changes; an attribute of a class of the file; or such a name in a module of the project. What else stands in
that module does not matter.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from .constant_classes import ConstantClass, Member, class_around
from .module import PythonModule
from .operations import (
    BINARY,
    COMPARISONS,
    FUNCTIONS,
    LARGEST_SIZE,
    METHODS,
    UNARY,
    WIDTH,
    Distinct,
    NotConstant,
    Unknown,
    bounded,
    call_method,
)

__all__ = ["NotConstant", "constant_value", "definition_of", "is_constant"]

DEPTH = 60
STEPS = 50_000
IMPORTS = 10
"""How many modules may hand a name on."""

READING = frozenset().union(*METHODS.values())


def constant_value(
    module: PythonModule,
    node: ast.expr,
    variables: Mapping[str, object] | None = None,
    owner: ConstantClass | None = None,
) -> object:
    """The value of an expression of a module. Raises NotConstant where it cannot be known.

    The values of a dict may be missing (``Unknown``): its keys are known all the same. ``variables`` are names with a
    known value, such as the parameters of a function; ``owner`` is the class around, where the place of ``node`` does not
    tell.
    """
    value = _Evaluation(module, variables or {}, owner).value(node)
    if isinstance(value, Member):
        value = value.plain
    if isinstance(value, (Unknown, PythonModule, ConstantClass)) or callable(value):
        raise NotConstant
    if isinstance(value, (list, tuple)) and any(isinstance(one, Unknown) for one in value):
        raise NotConstant
    return value


def is_constant(module: PythonModule, node: ast.expr) -> bool:
    """Whether the value of an expression can be known."""
    try:
        constant_value(module, node)
    except NotConstant:
        return False
    return True


def definition_of(module: PythonModule, name: str, depth: int = IMPORTS) -> tuple[PythonModule, ast.stmt]:
    """The statement that binds a name once and for all, in this module's body or in that of a module of the project.

    Raises NotConstant where there is none.
    """
    statements = module.top_level_bindings.get(name, ())
    if len(statements) != 1:
        raise NotConstant
    imported = module.top_level_imports.get(name)
    if imported is None:
        found = module, statements[0]
    else:
        other = module.neighbour(imported) if imported.name else None
        if other is None or imported.name is None or depth == 0:
            raise NotConstant
        found = definition_of(other, imported.name, depth - 1)
    if isinstance(found[1], (ast.Assign, ast.AnnAssign)) and module.is_changed(name, READING):
        raise NotConstant
    return found


@dataclass
class _Budget:
    steps: int = STEPS


@dataclass(frozen=True)
class _Evaluation:
    """Computes expressions in one scope: a module, the class around them, and the variables of comprehensions."""

    module: PythonModule
    variables: Mapping[str, object]
    owner: ConstantClass | None = None
    depth: int = DEPTH
    budget: _Budget = field(default_factory=_Budget)

    def value(self, node: ast.expr) -> object:
        """The value of an expression, which may be Unknown inside a container only."""
        self.budget.steps -= 1
        if self.depth == 0 or self.budget.steps < 0:
            raise NotConstant
        compute: Callable[[_Evaluation, ast.expr], object] | None = _COMPUTATIONS.get(type(node))
        if compute is None:
            raise NotConstant
        try:
            return bounded(compute(replace(self, depth=self.depth - 1), node))
        except NotConstant:
            raise
        except Exception as error:  # whatever the user's expression would raise
            raise NotConstant from error

    def part(self, node: ast.expr) -> object:
        """A value inside a container."""
        try:
            return self.value(node)
        except NotConstant:
            return Unknown()

    # -- names ----------------------------------------------------------------------------------------

    def name(self, node: ast.Name) -> object:
        """A variable, an attribute of the class around, a constant of the module, a builtin type."""
        if node.id in self.variables:
            return self.variables[node.id]
        if self.owner is not None and node.id in self.owner.attributes:
            return self.attribute_of(self.owner, node.id)
        if node.id in self.module.top_level_bindings:
            return self.global_value(node.id)
        if node.id in FUNCTIONS:
            return FUNCTIONS[node.id]
        around = class_around(self.module, node) if self.owner is None else None
        if around is not None and node.id in around.attributes:
            return self.attribute_of(around, node.id)
        raise NotConstant

    def global_value(self, name: str) -> object:
        """The value of a name of the module's body."""
        imported = self.module.top_level_imports.get(name)
        if imported is not None and len(self.module.top_level_bindings[name]) == 1:
            submodule = self.module.submodule(imported)
            if submodule is not None:
                return submodule
        module, statement = definition_of(self.module, name)
        if isinstance(statement, ast.ClassDef):
            return ConstantClass(module, statement)
        if isinstance(statement, (ast.Assign, ast.AnnAssign)) and statement.value is not None:
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            if all(isinstance(target, ast.Name) for target in targets):
                return self.within(module).value(statement.value)
        raise NotConstant

    def within(self, module: PythonModule, owner: ConstantClass | None = None) -> _Evaluation:
        """The computation in another scope."""
        return replace(self, module=module, variables={}, owner=owner)

    def attribute(self, node: ast.Attribute) -> object:
        """``Class.NAME``, ``module.NAME``, ``Member.value``."""
        value = self.value(node.value)
        if isinstance(value, PythonModule):
            if node.attr not in value.top_level_bindings:
                raise NotConstant
            return self.within(value).global_value(node.attr)
        if isinstance(value, ConstantClass):
            return self.attribute_of(value, node.attr)
        if isinstance(value, Member) and node.attr in ("name", "value"):
            return value.name if node.attr == "name" else value.value
        raise NotConstant

    def attribute_of(self, owner: ConstantClass, name: str) -> object:
        """A constant of a class."""
        if owner.is_enumeration and name == "__members__":
            return {one.name: one for one in self.members(owner)}
        values = owner.attributes.get(name, [])
        if len(values) != 1 or values[0] is None or owner.module.is_attribute_changed(owner.node, name):
            raise NotConstant
        value = self.within(owner.module, owner).value(values[0])
        return Member(owner, name, value) if owner.is_enumeration else value

    def members(self, owner: ConstantClass) -> list[Member]:
        """The members of an enumeration."""
        return [self.attribute_of(owner, name) for name in owner.attributes]  # type: ignore[misc]

    # -- containers and comprehensions ------------------------------------------------------------------

    def elements(self, nodes: list[ast.expr]) -> Iterator[object]:
        """The elements of a display, stars unpacked."""
        for node in nodes:
            if isinstance(node, ast.Starred):
                yield from self.iterated(self.value(node.value))
            else:
                yield self.part(node)

    def iterated(self, value: object) -> list[object]:
        """What a loop over a value gives."""
        if isinstance(value, ConstantClass) and value.is_enumeration:
            return list(self.members(value))
        if isinstance(value, (str, list, tuple, dict, range)):
            bounded(value)
            return list(value)
        raise NotConstant

    def dictionary(self, node: ast.Dict) -> object:
        """A dict display: its keys must be known."""
        found: dict[object, object] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                other = self.value(value)
                if not isinstance(other, dict):
                    raise NotConstant
                found.update(other)
            else:
                found[self.value(key)] = self.part(value)
        return found

    def loops(self, generators: list[ast.comprehension]) -> Iterator[_Evaluation]:
        """The computation with the variables of each round."""
        if not generators:
            yield self
            return
        first, *rest = generators
        if first.is_async:
            raise NotConstant
        for value in self.iterated(self.value(first.iter)):
            variables = {**self.variables, **_unpacked(first.target, value)}
            current = replace(self, variables=variables)
            if all(current.value(condition) for condition in first.ifs):
                yield from current.loops(rest)

    def comprehension(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> list[object]:
        """The elements of a comprehension."""
        found: list[object] = []
        for round_ in self.loops(node.generators):
            found.append(round_.part(node.elt))
            if len(found) > LARGEST_SIZE:
                raise NotConstant
        return found

    def dict_comprehension(self, node: ast.DictComp) -> dict[object, object]:
        """A dict comprehension."""
        return {one.value(node.key): one.part(node.value) for one in self.loops(node.generators)}

    # -- operations -------------------------------------------------------------------------------------

    def comparison(self, node: ast.Compare) -> object:
        """A chain of comparisons."""
        left = self.value(node.left)
        for operation, comparator in zip(node.ops, node.comparators, strict=True):
            right = self.value(comparator)
            if not COMPARISONS[type(operation)](left, right):
                return False
            left = right
        return True

    def logic(self, node: ast.BoolOp) -> object:
        """``and`` and ``or``."""
        value: object = None
        for one in node.values:
            value = self.value(one)
            if bool(value) is isinstance(node.op, ast.Or):
                return value
        return value

    def subscript(self, node: ast.Subscript) -> object:
        """An element, or a slice."""
        container = self.value(node.value)
        if isinstance(container, ConstantClass) and container.is_enumeration:
            return self.attribute_of(container, str(self.value(node.slice)))
        if isinstance(node.slice, ast.Slice):
            parts = [
                self.value(one) if one else None
                for one in (node.slice.lower, node.slice.upper, node.slice.step)
            ]
            value = container[slice(*parts)]  # type: ignore[index]
        else:
            value = container[self.value(node.slice)]  # type: ignore[index]
        if isinstance(value, Unknown):
            raise NotConstant
        return value

    def text(self, node: ast.JoinedStr) -> str:
        """An f-string."""
        return "".join(str(self.value(one)) for one in node.values)

    def formatted(self, node: ast.FormattedValue) -> str:
        """One value of an f-string."""
        value = self.value(node.value)
        if isinstance(value, Member):
            value = value.plain
        if node.conversion != -1:
            value = f"{value!s}" if chr(node.conversion) == "s" else repr(value)
        specification = str(self.value(node.format_spec)) if node.format_spec else ""
        if WIDTH.search(specification):
            raise NotConstant
        return format(value, specification)

    def call(self, node: ast.Call) -> object:
        """A builtin, or a method that leaves its object as it is."""
        given = [
            self.iterated(one) if isinstance(one, ConstantClass) else one for one in self.elements(node.args)
        ]
        named: dict[str, object] = {}
        for keyword in node.keywords:
            if keyword.arg is None:
                raise NotConstant
            named[keyword.arg] = self.value(keyword.value)
        if isinstance(node.func, ast.Attribute):
            return call_method(self.value(node.func.value), node.func.attr, given, named)
        function = self.value(node.func)
        if not callable(function) or isinstance(function, Unknown):
            raise NotConstant
        return function(*given, **named)


@dataclass(frozen=True)
class _Lambda:
    """``lambda x: ...`` as the key of a sort."""

    scope: _Evaluation
    node: ast.Lambda

    def __call__(self, *given: object) -> object:
        names = [one.arg for one in self.node.args.args]
        variables = {**self.scope.variables, **dict(zip(names, given, strict=True))}
        return replace(self.scope, variables=variables).value(self.node.body)


def _unpacked(target: ast.expr, value: object) -> dict[str, object]:
    """The variables of a loop's target."""
    if isinstance(target, ast.Name):
        return {target.id: value}
    if isinstance(target, (ast.Tuple, ast.List)) and isinstance(value, (list, tuple)):
        pairs = zip(target.elts, value, strict=True)
        return {name: one for part, inner in pairs for name, one in _unpacked(part, inner).items()}
    raise NotConstant


_COMPUTATIONS: dict[type[ast.expr], Callable[..., object]] = {
    ast.Constant: lambda scope, node: node.value,
    ast.Name: _Evaluation.name,
    ast.Attribute: _Evaluation.attribute,
    ast.List: lambda scope, node: list(scope.elements(node.elts)),
    ast.Tuple: lambda scope, node: tuple(scope.elements(node.elts)),
    ast.Set: lambda scope, node: Distinct(scope.elements(node.elts)),
    ast.Dict: _Evaluation.dictionary,
    ast.ListComp: _Evaluation.comprehension,
    ast.GeneratorExp: _Evaluation.comprehension,
    ast.SetComp: lambda scope, node: Distinct(scope.comprehension(node)),
    ast.DictComp: _Evaluation.dict_comprehension,
    ast.BinOp: lambda scope, node: BINARY[type(node.op)](scope.value(node.left), scope.value(node.right)),
    ast.UnaryOp: lambda scope, node: UNARY[type(node.op)](scope.value(node.operand)),
    ast.Compare: _Evaluation.comparison,
    ast.BoolOp: _Evaluation.logic,
    ast.IfExp: lambda scope, node: scope.value(node.body if scope.value(node.test) else node.orelse),
    ast.Subscript: _Evaluation.subscript,
    ast.JoinedStr: _Evaluation.text,
    ast.FormattedValue: _Evaluation.formatted,
    ast.Call: _Evaluation.call,
    ast.Lambda: _Lambda,
}
