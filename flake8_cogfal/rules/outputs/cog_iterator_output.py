"""CF403 cog-iterator-output."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding
from ...project.project import PythonFile
from ..rule import BlockingRule


class CogIteratorOutput(BlockingRule):
    """Streams."""

    code = "CF403"
    name = "cog-iterator-output"
    summary = "the endpoint yields its output piece by piece"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """A generator, or an iterator as return annotation."""
        predictor = file.predictor
        if predictor is None:
            return
        if predictor.is_generator or (predictor.output is not None and predictor.output.is_stream):
            node = predictor.endpoint.returns or predictor.endpoint
            message = (
                f"`{predictor.endpoint.name}` streams its output: on fal an endpoint at /stream sends events"
            )
            yield self.at(file.path, node, f"{message}; this version does not convert it")
