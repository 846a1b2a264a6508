"""CF404 cog-model-output."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...cog.legacy_inputs import declares_inputs
from ...cog.names import ANY_PATH
from ...findings import Finding
from ...project.project import PythonFile
from ..rule import BlockingRule
from .bare_output import is_plain


class CogModelOutput(BlockingRule):
    """Models and everything else that is neither a file nor a plain value."""

    code = "CF404"
    name = "cog-model-output"
    summary = "the output is a model, or of a type that is not converted"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Return annotations other than files and plain values, and none at all."""
        predictor = file.predictor
        if (
            predictor is None
            or predictor.is_generator
            or (predictor.output is not None and predictor.output.is_stream)
        ):
            return
        annotation = predictor.endpoint.returns
        if annotation is None:
            if declares_inputs(predictor.module, predictor.endpoint):
                return  # of a time before such annotations: CF307 writes it
            message = f"`{predictor.endpoint.name}` has no return annotation: Cog and fal publish the output's type; add it"
            yield self.at(file.path, predictor.endpoint, message)
        elif predictor.output is not None and predictor.output.kind != "path" and not is_plain(file):
            source = file.module.source(annotation)
            message = f"the output type {source} is not converted by this version (Path, lists of Path and plain values are)"
            yield self.at(file.path, annotation, message)
        elif is_plain(file):
            for statement in predictor.returns:
                yield from self._files_among_values(file, statement)

    def _files_among_values(self, file: PythonFile, statement: ast.Return) -> Iterator[Finding]:
        """A Path where the annotation promises text, numbers or lists of them: Cog uploads it all the same."""
        for node in ast.walk(statement):
            if isinstance(node, ast.Call) and file.module.qualified(node.func) in ANY_PATH:
                message = "returns a Path where the annotation promises plain values; annotate the output as Cog sees it"
                yield self.at(file.path, statement, message)
                return
