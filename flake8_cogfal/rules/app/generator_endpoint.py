"""CF211 generator-endpoint."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ...fal.app import decorator_name
from ...findings import Applicability, Finding
from ...project.project import PythonFile
from ...source.module import own_nodes
from ..rule import Rule


class GeneratorEndpoint(Rule):
    """An endpoint that yields sends lines of JSON; fal's clients and playground expect server-sent events."""

    code = "CF211"
    name = "generator-endpoint"
    summary = "an endpoint yields, which sends JSON lines in the place of server-sent events"
    applicability = Applicability.MANUAL

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Endpoints of an app that are generators; those of ``fal.realtime`` may be."""
        for function in file.app.endpoints if file.app else ():
            names = {decorator_name(file.module, one) for one in function.decorator_list}
            yields = [one for one in own_nodes(function) if isinstance(one, (ast.Yield, ast.YieldFrom))]
            if yields and "fal.realtime" not in names:
                message = (
                    f"`{function.name}` yields: fal sends that as JSON lines, its clients expect events; return a "
                    'StreamingResponse of "data: ..." lines with media_type="text/event-stream"'
                )
                yield self.at(file.path, yields[0], message)
