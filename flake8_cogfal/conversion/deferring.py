"""What Python would evaluate of a definition while the file is imported, done on the runner instead."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..fal.app import decorator_name
from ..fixing.edits import AddMethod, AddToStart, BindFirst, Edit, RemoveDecorator, ReplaceExpression
from ..fixing.places import place_of
from ..placement.evaluated import Decoration, DefaultValue
from ..source.module import Function
from ..source.walking import walk
from .plan import AppPlan


def as_text(annotation: ast.expr, plan: AppPlan) -> Iterator[Edit]:
    """An annotation as a string; of a parameter whose default value becomes None, with ``| None``."""
    source = plan.file.module.source(annotation)
    text = (source if "\n" not in source else " ".join(source.split())).replace('"', "'")
    placement = plan.file.placement
    for default in placement.defaults if placement else ():
        if default.parameter.annotation is annotation and _needs_none(default, source):
            text += " | None"
    place = place_of(plan.file.module, annotation)
    yield ReplaceExpression(plan.path, *place, source, f'"{text}"')


def _needs_none(default: DefaultValue, annotation: str) -> bool:
    return default.stand_in == "None" and "None" not in annotation and "Optional" not in annotation


def in_body(default: DefaultValue, plan: AppPlan) -> Iterator[Edit]:
    """A default value, made at the start of the body; where it is more than a plain value, when the app starts."""
    module = plan.file.module
    source, parameter = module.source(default.value), default.parameter
    name = plan.function_name(default.function)
    yield ReplaceExpression(plan.path, *place_of(module, default.value), source, default.stand_in)
    annotation, placement = parameter.annotation, plan.file.placement
    assert placement is not None
    quoted = {id(one) for one, _ in placement.quoted_annotations}
    if annotation is not None and id(annotation) not in quoted:
        written = module.source(annotation)
        is_text = isinstance(annotation, ast.Constant)
        if _needs_none(default, written):
            code = f"{written[:-1]} | None{written[-1]}" if is_text else f"{written} | None"
            yield ReplaceExpression(plan.path, *place_of(module, annotation), written, code)
    value = source
    if default.made_once:
        value = constant_of(default, plan)
        yield from at_start(plan, default.value, f"{value} = {source}", (value,))
    code = f"if {parameter.arg} is {default.stand_in}:\n    {parameter.arg} = {value}"
    yield BindFirst(plan.path, name, code, parameter.lineno)


def constant_of(default: DefaultValue, plan: AppPlan) -> str:
    """The constant that holds a default value: ``DEFAULT_TRANSFORM``, with the function's name where it is taken."""
    name = f"DEFAULT_{default.parameter.arg.upper()}"
    placement = plan.file.placement
    others = [
        one for one in (placement.defaults if placement else ()) if one.made_once and one is not default
    ]
    is_taken = name in plan.file.module.bound_names
    if is_taken or any(one.parameter.arg == default.parameter.arg for one in others):
        return f"DEFAULT_{default.function.name.upper().strip('_')}_{default.parameter.arg.upper()}"
    return name


def applied(decoration: Decoration, plan: AppPlan) -> Iterator[Edit]:
    """Decorators as calls in ``setup()``: ``square = jax.jit(square)``, ``self.fetch = retry(...)(self.fetch)``."""
    module = plan.file.module
    name = plan.function_name(decoration.function)
    target = decoration.function.name if decoration.cls is None else f"self.{decoration.function.name}"
    value = target
    for decorator in reversed(decoration.decorators):
        source = module.source(decorator)
        yield RemoveDecorator(plan.path, name, source)
        value = f"{source}({value})"
    binds = (target,) if decoration.cls is None else ()
    yield from at_start(plan, decoration.function, f"{target} = {value}", binds)


def at_start(
    plan: AppPlan, node: ast.expr | ast.stmt, code: str, binds: tuple[str, ...] = ()
) -> Iterator[Edit]:
    """A statement at the start of ``setup()``, as if it had stood where a node stands."""
    if not plan.has_setup:
        yield AddMethod(plan.path, plan.class_name, "setup")
    yield AddToStart(plan.path, plan.setup, node.lineno, node.col_offset, code, binds)


def as_method(function: Function, plan: AppPlan) -> Iterator[Edit]:
    """A property as a method that is called: fal evaluates the properties of an app where it is deployed from."""
    module = plan.file.module
    for decorator in function.decorator_list:
        if decorator_name(module, decorator) == "property":
            yield RemoveDecorator(plan.path, plan.function_name(function), module.source(decorator))
    placement = plan.file.placement
    assert placement is not None
    for node in reads_of(function, placement.app_class):
        source = module.source(node)
        yield ReplaceExpression(plan.path, *place_of(module, node), source, f"{source}()")


def reads_of(function: Function, app_class: ast.ClassDef) -> Iterator[ast.Attribute]:
    """The places of the app that read a property on ``self``."""
    for node in walk(app_class):
        if isinstance(node, ast.Attribute) and node.attr == function.name:
            owner = node.value
            if isinstance(owner, ast.Name) and owner.id == "self":
                yield node


def as_context(decorator: str) -> str:
    """A decorator as the item of a ``with`` statement: called, if it was not."""
    return decorator if decorator.endswith(")") else f"{decorator}()"
