"""CF309 several-body-models."""

from __future__ import annotations

from collections.abc import Iterator

from ...fal.app import read_apps
from ...fal.endpoints import endpoints_of
from ...findings import Applicability, Finding
from ...project.project import PythonFile
from ..rule import Rule


class SeveralBodyModels(Rule):
    """A flat body, as the playground and clients send it, is refused."""

    code = "CF309"
    name = "several-body-models"
    summary = "an endpoint takes several models, each from a key of its own"
    applicability = Applicability.MANUAL

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """The second model of an endpoint, and those after it."""
        for app in read_apps(file.module):
            for endpoint in endpoints_of(app):
                models = [one for one in endpoint.parameters if endpoint.model(one)]
                for parameter in models[1:]:
                    message = (
                        f"`{parameter.arg}` is a second model: the body must then hold each under its own name "
                        f'({{"{models[0].arg}": ..., "{parameter.arg}": ...}}); make them one model'
                    )
                    yield self.at(file.path, parameter, message)
