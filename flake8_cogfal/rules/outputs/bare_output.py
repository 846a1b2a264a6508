"""CF405 bare-output."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.output_models import read_models
from ...conversion.outputs.files import OutputFiles
from ...conversion.outputs.published import output_model, returned
from ...conversion.outputs.types import read_shape
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import ORIGINAL, Edit
from ...project.project import PythonFile
from ..rule import Group, Rule
from .untold_output import promises_other_than_files

SCALARS = frozenset({"str", "int", "float", "bool"})
PLAIN = frozenset({"plain", "any", "list", "dict", "tuple", "union"})


class BareOutput(Rule):
    """fal's playground and clients expect an object."""

    code = "CF405"
    name = "bare-output"
    summary = "a bare value is returned; fal's clients and playground expect a model"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """An endpoint that returns text, a number, a boolean, a list or a dictionary."""
        if file.predictor is None or file.predictor.is_generator:
            return
        predictor, annotation = file.predictor, file.predictor.endpoint.returns
        if annotation is None or not is_plain(file) or promises_other_than_files(predictor):
            return
        if OutputFiles(predictor).uploads:  # CF404 speaks of these
            return
        if not (isinstance(annotation, ast.Constant) and annotation.value is None):
            source = file.module.source(annotation)
            message = f"returns a bare {source}: wrap it in a model, so that clients read result[...] by name"
            yield self.at(file.path, annotation, message, predictor)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Return a model with the value in its one field."""
        predictor = plan.file.predictor
        assert (
            predictor is not None and predictor.output is not None and predictor.endpoint.returns is not None
        )
        output = predictor.output
        annotation = f"list[{output.source}]" if output.is_list else output.source
        optional = (output.is_optional or predictor.may_return_nothing) and not annotation.endswith("Any")
        yield from output_model(plan, annotation, optional)
        for statement in plan.returns:
            yield returned(plan, statement, ORIGINAL if statement.value is not None else "None")


def is_plain(file: PythonFile) -> bool:
    """Whether the endpoint's return annotation is made of plain values only."""
    predictor = file.predictor
    if predictor is None or predictor.endpoint.returns is None:
        return False
    shape = read_shape(file.module, predictor.endpoint.returns, read_models(file.module))
    return all(one.kind in PLAIN for one in shape.parts())
