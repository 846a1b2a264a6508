"""Brings the shapes that a predictor can have to one: a class with a ``predict`` of its own, still in Cog's language."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...cog.names import INPUT
from ...cog.predictor import ANSWERING, Predictor
from ...fixing.edits import (
    AddFunctions,
    AddMethod,
    Edit,
    EncloseInClass,
    SetSignature,
    WriteFile,
)
from ...source.module import methods
from ..plan import AppPlan
from .splitting import handing_on, plain_annotation, plain_parameters, returning_iterator

CLASS = "Predictor"


def as_class(plan: AppPlan) -> Iterator[Edit]:
    """A function that answers becomes the method of a class, and cog.yaml names the class."""
    function, project = plan.file.function, plan.file.project
    reference, text = project.reference, project.configuration_text
    assert function is not None and reference is not None and text is not None
    assert project.configuration_path is not None
    name = CLASS if CLASS not in plan.file.module.bound_names else f"{CLASS}App"
    method = function.name if function.name in ANSWERING else "predict"
    yield EncloseInClass(plan.path, function.name, f"class {name}:", method)
    old, new = f"{reference.file}:{reference.name}", f"{reference.file}:{name}"
    yield WriteFile(project.configuration_path, text.replace(old, new))


def with_own_methods(plan: AppPlan) -> Iterator[Edit]:
    """A class that inherits its ``predict`` gets one of its own that calls it, and a ``setup`` likewise."""
    predictor = plan.file.predictor
    assert predictor is not None
    setup = predictor.inherited_setup
    if setup is not None:
        is_async = isinstance(setup, ast.AsyncFunctionDef)
        code = "async def setup(self) -> None:\n    await super().setup()\n"
        code = code if is_async else "def setup(self) -> None:\n    super().setup()\n"
        yield AddMethod(plan.path, plan.class_name, "setup", code)
    if predictor.is_inherited:
        endpoint = predictor.endpoint
        code = handing_on(predictor, f"super().{endpoint.name}", endpoint)
        yield AddFunctions(plan.path, plan.class_name, "", code)


def plain_class(plan: AppPlan, node: ast.ClassDef) -> Iterator[Edit]:
    """A further predictor of the file is left as a class like any other: plain defaults instead of ``Input(...)``."""
    module = plan.file.module
    for method in methods(node):
        defaults = [*method.args.defaults, *(one for one in method.args.kw_defaults if one)]
        if not any(isinstance(one, ast.Call) and module.qualified(one.func) in INPUT for one in defaults):
            continue
        predictor = Predictor(module, node, method)
        name = f"{node.name}.{method.name}"
        yield SetSignature(plan.path, name, plain_parameters(predictor, with_comments=True))
        returns = plain_annotation(predictor)
        if returns:
            yield from returning_iterator(plan, name, returns)
