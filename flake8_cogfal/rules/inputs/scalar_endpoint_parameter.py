"""CF308 scalar-endpoint-parameter."""

from __future__ import annotations

from collections.abc import Iterator

from ...fal.app import read_apps
from ...fal.endpoints import endpoints_of
from ...findings import Applicability, Finding
from ...project.project import PythonFile
from ..rule import Rule


class ScalarEndpointParameter(Rule):
    """A JSON body never reaches a plain parameter."""

    code = "CF308"
    name = "scalar-endpoint-parameter"
    summary = "a plain parameter of an endpoint is read from the query string"
    applicability = Applicability.MANUAL

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Parameters of endpoints without a model, a place in the path, or a word about where they come from."""
        for app in read_apps(file.module):
            for endpoint in endpoints_of(app):
                for parameter in endpoint.parameters:
                    if endpoint.is_scalar(parameter):
                        message = (
                            f"`{parameter.arg}` is read from the query string, a JSON body with it is refused (422): "
                            "make it a field of the endpoint's input model"
                        )
                        yield self.at(file.path, parameter, message)
