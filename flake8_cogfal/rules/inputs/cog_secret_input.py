"""CF306 cog-secret-input."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding
from ...project.project import PythonFile
from ..rule import BlockingRule
from .cog_input import inputs_of


class CogSecretInput(BlockingRule):
    """``Secret`` inputs."""

    code = "CF306"
    name = "cog-secret-input"
    summary = "an input is a Secret"

    def check(self, file: PythonFile) -> Iterator[Finding]:
        """Parameters of type Secret."""
        for parameter in inputs_of(file):
            if parameter.type.kind == "secret":
                message = (
                    f"`{parameter.name}` is a Secret: use a fal secret; this version does not convert it"
                )
                yield self.at(file.path, parameter.argument, message)
