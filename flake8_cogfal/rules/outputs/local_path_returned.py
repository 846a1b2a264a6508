"""CF406 local-path-returned."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...cog.output_models import models_reached, read_models
from ...cog.predictor import Predictor
from ...conversion.outputs.answers import answered_values, endpoints_of
from ...conversion.outputs.flow import PATH, PATHS, Flow
from ...conversion.outputs.types import read_shape
from ...findings import Applicability, Finding
from ...project.project import PythonFile
from ..rule import Rule


class LocalPathReturned(Rule):
    """A fal app uploads the files of fal.toolkit, nothing else."""

    code = "CF406"
    name = "local-path-returned"
    summary = "an endpoint answers with a path on the runner, which nobody can open"
    applicability = Applicability.MANUAL

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Endpoints of a fal.App that promise or return a pathlib.Path."""
        if file.app is None:
            return
        marked: set[int] = set()
        for endpoint in endpoints_of(file):
            for annotation in self._annotations(endpoint):
                shape = read_shape(file.module, annotation, read_models(file.module))
                if shape.files and id(annotation) not in marked:
                    marked.add(id(annotation))
                    source = file.module.source(annotation)
                    message = (
                        f"{source}: fal answers with the path as text and uploads nothing; "
                        "use File, Image, Video or Audio of fal.toolkit and their from_path()"
                    )
                    yield self.at(file.path, annotation, message)
            if not marked:
                yield from self._returned(file, endpoint)

    @staticmethod
    def _annotations(endpoint: Predictor) -> Iterator[ast.expr]:
        """What the endpoint promises, and the fields of the models in it."""
        annotation = endpoint.endpoint.returns
        if annotation is not None:
            yield annotation
            for model in models_reached(endpoint.module, annotation):
                yield from (field.annotation for field in model.own_fields)

    def _returned(self, file: PythonFile, endpoint: Predictor) -> Iterator[Finding]:
        flow = Flow(endpoint, endpoint.endpoint)
        for value in answered_values(endpoint, flow):
            if flow.kinds(value) & {PATH, PATHS}:
                source = file.module.source(value)
                message = f"`{source}` is a path on the runner: upload it with from_path() of a class of fal.toolkit"
                yield self.at(file.path, value, message)
