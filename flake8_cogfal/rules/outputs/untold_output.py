"""CF410 untold-output."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ...cog.legacy_inputs import declares_inputs
from ...cog.names import ANY_PATH
from ...cog.output_models import read_models
from ...cog.predictor import Predictor
from ...conversion.outputs.files import OutputFiles
from ...conversion.outputs.flow import (
    DICT,
    EMPTY,
    FILES,
    LIST,
    MODEL,
    NONE,
    PATH,
    PATHS,
    TEXT,
    TEXTS,
    TRUTH,
    UNKNOWN,
    Flow,
)
from ...conversion.outputs.types import read_shape
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import AddImport, Edit, RemoveStatement, SetReturnType
from ...fixing.places import place_of
from ...project.project import PythonFile
from ...source.module import own_nodes
from ...source.walking import walk
from ..rule import Group, Rule

# What the return statements give -> the annotation. The first line that holds all of them is taken.
ANNOTATIONS = (
    (frozenset({PATH}), "Path"),
    (frozenset({PATHS, EMPTY}), "list[Path]"),
    (frozenset({TEXT}), "str"),
    (frozenset({TRUTH}), "bool"),
    (frozenset({DICT}), "dict"),
    (frozenset({LIST, TEXTS, EMPTY}), "list"),
)


class UntoldOutput(Rule):
    """Cog and fal publish the type of the output."""

    code = "CF410"
    name = "untold-output"
    summary = "the return annotation is missing, or says something else than what is returned"
    group = Group.APP
    prepares = True

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """An endpoint without a return annotation, one that promises plain values and returns files, and types that a
        constant chooses."""
        predictor = file.predictor
        if predictor is None:
            return
        if declares_inputs(file.module, predictor.endpoint):
            return  # of a time before such annotations: CF307 writes it along with the parameters
        function, told = predictor.endpoint, predictor.endpoint.returns
        annotation = told_by_returns(predictor)
        if told is None:
            message = (
                f"`{function.name}` has no return annotation: Cog and fal publish the output's type; add it"
            )
            unknown = not annotation
            if predictor.is_generator and unknown:
                return  # CF403 says so
            yield self.at(file.path, function, message, annotation, manual=unknown, blocks=unknown)
        elif promises_other_than_files(predictor):
            source = file.module.source(told)
            message = (
                f"returns files where {source} is promised: annotate {annotation}, which is what Cog sees"
            )
            yield self.at(file.path, told, message, annotation)
        elif predictor.chosen_output is not None:
            source, chosen = file.module.source(told), ast.unparse(predictor.chosen_output)
            message = f"a constant chooses what {source} means: annotate {chosen}, which is what Cog sees"
            yield self.at(file.path, told, message, predictor.chosen_output)
        for value, test in OutputFiles(predictor).unconverted.items() if predictor.idle_answers else ():
            message = f"`{file.module.source(test)}` switches this answer off, and it is of another type: it is not converted"
            yield self.at(file.path, value, message, manual=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Write the annotation that the return statements tell, or the one that the constant chooses."""
        if isinstance(finding.subject, ast.expr):
            return _chosen(plan, finding.subject)
        return annotated(plan, str(finding.subject))


def annotated(plan: AppPlan, annotation: str) -> Iterator[Edit]:
    """The edits that give the endpoint a return annotation, made of the names that the file has."""
    if "Path" in annotation:
        bound = {one.qualified: name for name, one in plan.file.module.top_level_imports.items()}
        name = next((bound[one] for one in sorted(ANY_PATH) if one in bound), "Path")
        if name == "Path" and name not in bound.values():
            yield AddImport(plan.path, "from pathlib import Path")
        annotation = annotation.replace("Path", name)
    if annotation.startswith("Iterator"):
        code = plan.iterator_import("Iterator")
        yield from [AddImport(plan.path, code)] if code else []
    if annotation == "Any":
        yield AddImport(plan.path, "from typing import Any")
    predictor = plan.file.predictor
    assert predictor is not None
    is_whole = not predictor.is_generator
    if is_whole and predictor.may_return_nothing and annotation not in ("Any", "None"):
        annotation += " | None"
    yield SetReturnType(plan.path, plan.endpoint, annotation)


def _chosen(plan: AppPlan, annotation: ast.expr) -> Iterator[Edit]:
    """The annotation with the chosen types; an attribute of the class that only the annotation has read goes."""
    module, predictor = plan.file.module, plan.file.predictor
    assert predictor is not None and predictor.endpoint.returns is not None
    yield SetReturnType(plan.path, plan.endpoint, ast.unparse(annotation))
    names = {one.id for one in walk(predictor.endpoint.returns) if isinstance(one, ast.Name)}
    for statement in predictor.node.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.IfExp):
            name = module.source(statement.targets[0])
            if name in names and len(re.findall(rf"\b{name}\b", module.text)) == 2:
                yield RemoveStatement(plan.path, *place_of(module, statement))


def missing_annotation(predictor: Predictor) -> str:
    """The annotation that CF410 writes; empty where there is one already, or the return statements do not tell it."""
    if predictor.endpoint.returns is None or promises_other_than_files(predictor):
        return told_by_returns(predictor)
    return ""


def promises_other_than_files(predictor: Predictor) -> bool:
    """Whether every return gives a file, or a list of them, and the annotation says plain values."""
    annotation = predictor.endpoint.returns
    if (
        annotation is None
        or predictor.is_generator
        or told_by_returns(predictor) not in ("Path", "list[Path]")
    ):
        return False
    shape = read_shape(predictor.module, annotation, read_models(predictor.module))
    return all(one.kind in ("plain", "any", "list", "dict") for one in shape.parts())


@lru_cache(maxsize=1)
def told_by_returns(predictor: Predictor) -> str:
    """The annotation that fits every return statement, or every piece of a generator; empty where they do not tell it."""
    flow = Flow(predictor, predictor.endpoint)
    kinds = frozenset[str]().union(*(flow.kinds(one) for one in predictor.answers)) - {NONE}
    if predictor.is_generator:
        passes_on = any(isinstance(one, ast.YieldFrom) for one in own_nodes(predictor.endpoint))
        pieces = {frozenset({PATH}): "Iterator[Path]", frozenset({TEXT}): "Iterator[str]"}
        return "" if passes_on else pieces.get(kinds, "")
    if not kinds:
        return "None"
    for known, annotation in ANNOTATIONS:
        if kinds <= known:
            return annotation
    models = {one.removeprefix(MODEL) for one in kinds if one.startswith(MODEL)}
    if len(models) == len(kinds) == 1:
        return models.pop()
    if kinds & FILES:
        return ""
    return "" if UNKNOWN in kinds and _knows_paths(predictor) else "Any"


def _knows_paths(predictor: Predictor) -> bool:
    """Whether the file deals with paths: then a value that cannot be followed may be one."""
    module = predictor.module
    return any(
        isinstance(node, (ast.Name, ast.Attribute)) and module.qualified(node) in ANY_PATH
        for node in module.nodes
    )
