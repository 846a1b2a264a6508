"""CF405 bare-output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import ORIGINAL, Edit
from ...project.project import PythonFile
from ..rule import Group, Rule
from .cog_file_output import output_model, returned

SCALARS = frozenset({"str", "int", "float", "bool"})
CONTAINERS = frozenset({"dict", "list", "typing.Any", "typing.Dict", "typing.List"})


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
        if annotation is not None and predictor.output is not None and is_plain(file):
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
        for statement in predictor.returns:
            yield returned(plan, statement, ORIGINAL if statement.value is not None else "None")


def is_plain(file: PythonFile) -> bool:
    """Whether the endpoint's return annotation is made of plain values only."""
    predictor = file.predictor
    if predictor is None or predictor.output is None or predictor.endpoint.returns is None:
        return False
    output = predictor.output
    if output.kind in SCALARS:
        return True
    return not output.is_stream and all(
        name in SCALARS | CONTAINERS for name in file.module.names_in(predictor.endpoint.returns)
    )
