"""CF404 cog-model-output."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ...cog.predictor import Predictor
from ...conversion.outputs.files import OutputFiles
from ...conversion.outputs.flow import FILES, Flow
from ...conversion.outputs.model_fields import model_edits
from ...conversion.outputs.published import output_model, returned
from ...conversion.outputs.types import Shape
from ...conversion.outputs.uploads import annotated, code_of, returned_with_files, upload_edits
from ...conversion.plan import AppPlan
from ...findings import Finding
from ...fixing.edits import AddImport, Edit, SetReturnType
from ...project.project import PythonFile
from ...source.walking import walk
from ..rule import Group, Rule
from .bare_output import is_plain
from .untold_output import promises_other_than_files


class CogModelOutput(Rule):
    """Models, and everything else that holds files or is not a plain value."""

    code = "CF404"
    name = "cog-model-output"
    summary = "the output is a model, or files among other things"
    group = Group.APP

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Return annotations other than a file, a list of files and plain values."""
        predictor = file.predictor
        if predictor is None or predictor.is_generator or predictor.endpoint.returns is None:
            return
        assert predictor.output is not None
        if (
            predictor.output.is_stream
            or predictor.output.kind == "path"
            or (predictor.output.kind == "file" and not predictor.output.is_list)
            or promises_other_than_files(predictor)
            or predictor.chosen_output is not None
        ):
            return  # the last two are for CF410 to write
        files = OutputFiles(predictor)
        assert files.shape is not None
        blocking = list(self._unconverted(file, files, files.shape))
        yield from blocking
        if not blocking and (not is_plain(file) or files.uploads):
            annotation = predictor.endpoint.returns
            yield self.at(file.path, annotation, self._message(file, files.shape), predictor)

    @staticmethod
    def _message(file: PythonFile, shape: Shape) -> str:
        source = file.module.source(shape.node)
        if shape.kind == "model":
            return f"returns the model {source}: on fal its base is pydantic's, and its files are those of fal.toolkit"
        return f"returns {source}: return a model whose files are those of fal.toolkit"

    def _unconverted(self, file: PythonFile, files: OutputFiles, shape: Shape) -> Iterator[Finding]:
        """What is not converted, each with its reason."""
        predictor = file.predictor
        assert predictor is not None and predictor.endpoint.returns is not None
        annotation = predictor.endpoint.returns
        source = file.module.source(shape.node)
        if any(one.kind in ("object", "unknown", "stream") for one in shape.parts()):
            what = (
                "a file object"
                if any(one.kind == "object" for one in shape.parts())
                else "not known in this file"
            )
            message = (
                f"the output type {source} is {what}: annotate Path, a model of this file or plain values"
            )
            yield self._blocking(file, annotation, message)
            return
        if any(one.kind in ("file", "model") for one in shape.parts()) and isinstance(
            annotation, ast.Constant
        ):
            yield self._blocking(file, annotation, "the return annotation is in quotes: write it without")
            return
        for problem in files.problems:
            yield self._blocking(file, problem.node, problem.reason)
        if is_plain(file):
            flow = Flow(predictor, predictor.endpoint)
            held = {one.node for one in files.uploads}
            for statement in predictor.returns:
                value = statement.value
                if (
                    value is None
                    or value in files.unconverted
                    or shape.kind == "any"
                    or any(node in held for node in walk(value))
                ):
                    continue
                if flow.kinds(value) & FILES:
                    message = "returns a Path where the annotation promises plain values; annotate the output as Cog sees it"
                    yield self._blocking(file, statement, message)

    def _blocking(self, file: PythonFile, node: ast.expr | ast.stmt, message: str) -> Finding:
        return self.at(file.path, node, message, manual=True, blocks=True)

    def fix(self, finding: Finding, plan: AppPlan) -> Iterable[Edit]:
        """Convert the fields of models and the files that they are given; wrap what is not a model in one."""
        predictor, shape = plan.file.predictor, plan.output_files.shape
        assert predictor is not None and shape is not None and predictor.endpoint.returns is not None
        yield from model_edits(plan)
        annotation = predictor.endpoint.returns
        optional = predictor.may_return_nothing and not shape.is_optional
        if shape.kind == "model":
            yield from upload_edits(plan)
            if optional:
                source = plan.file.module.source(annotation)
                yield SetReturnType(plan.path, plan.endpoint, f"{source} | None")
            return
        whole = {one.node: one for one in plan.output_files.uploads if one.node in returned_values(predictor)}
        yield from upload_edits(plan, frozenset(whole))
        source = annotated(plan, annotation, "")
        if shape.kind == "any" and any(one.shape.kind == "file" for one in whole.values()):
            source = "Any"  # whatever was promised, a file is not a list or a dictionary
            yield AddImport(plan.path, "from typing import Any")
        yield from output_model(plan, source, optional and not source.endswith("Any"))
        for statement in plan.returns:
            upload = whole.get(statement.value) if statement.value is not None else None
            if upload is not None:
                yield returned(plan, statement, code_of(plan, upload))
            elif statement.value is not None:
                yield from returned_with_files(plan, statement, statement.value)
            else:
                yield returned(plan, statement, "None")


def returned_values(predictor: Predictor) -> frozenset[ast.expr]:
    """The expressions behind ``return``."""
    return frozenset(one.value for one in predictor.returns if one.value is not None)
